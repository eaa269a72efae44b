// Proves the names of domains, task queues and the service, which dashboards and other services type.
import { expect, it } from 'vitest';
import { DEFAULT_TASK_QUEUE, DOMAINS, SERVICE_NAME, domainTaskQueue } from './index.js';

it('names the combined worker and its queue as the seed does', () => {
  expect(SERVICE_NAME).toBe('conn-dict-worker');
  expect(DEFAULT_TASK_QUEUE).toBe('conn-dict-task-queue');
});

it('gives each domain a queue of its own, beside the combined one', () => {
  expect(DOMAINS.map((domain) => domainTaskQueue('conn-dict-task-queue', domain))).toEqual([
    'conn-dict-task-queue-claim',
    'conn-dict-task-queue-entry',
    'conn-dict-task-queue-infraction',
    'conn-dict-task-queue-vsync',
  ]);
});
