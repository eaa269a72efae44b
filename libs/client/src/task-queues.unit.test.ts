// Proves which queue each domain has in each deployment.
import { expect, it } from 'vitest';
import { toTaskQueues } from './task-queues.js';

it('is one for all in a combined deployment, which is the default', () => {
  const combined = {
    claim: 'conn-dict-task-queue',
    entry: 'conn-dict-task-queue',
    infraction: 'conn-dict-task-queue',
    vsync: 'conn-dict-task-queue',
  };
  expect(toTaskQueues({})).toEqual(combined);
  expect(toTaskQueues({ taskQueues: 'combined', taskQueue: 'mine' }).vsync).toBe('mine');
});

it("is each domain's own in a partitioned one", () => {
  expect(toTaskQueues({ taskQueues: 'partitioned', taskQueue: 'mine' })).toEqual({
    claim: 'mine-claim',
    entry: 'mine-entry',
    infraction: 'mine-infraction',
    vsync: 'mine-vsync',
  });
});

it('is what the caller says, by name', () => {
  const mixed = { claim: 'a', entry: 'b', infraction: 'c', vsync: 'd' };
  expect(toTaskQueues({ taskQueues: mixed, taskQueue: 'ignored' })).toEqual(mixed);
});
