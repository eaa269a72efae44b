// Proves that the slots in use come from the SDK's own gauge, and from the worker's status where that is missing.
import type { Worker } from '@temporalio/worker';
import { expect, it } from 'vitest';
import { toSlotsInUse } from './task-slots.js';

const worker = {
  getStatus: () => ({ numInFlightWorkflowActivations: 2, numInFlightActivities: 5 }),
} as unknown as Worker;

const gauge = (workerType: string, value: string): string =>
  `temporal_worker_task_slots_used{namespace="default",worker_type="${workerType}",x="y"} ${value}`;

it('reads the workflow slots of every queue that the process serves', () => {
  const text = [
    '# TYPE temporal_worker_task_slots_used gauge',
    gauge('ActivityWorker', '40'),
    gauge('WorkflowWorker', '17'),
    gauge('WorkflowWorker', '3'),
    gauge('LocalActivityWorker', '9'),
    '',
  ].join('\n');
  expect(toSlotsInUse(text, worker)).toEqual({ workflows: 20, activities: 5 });
});

it('takes the status without that gauge, and nothing without a worker', () => {
  expect(toSlotsInUse('', worker)).toEqual({ workflows: 2, activities: 5 });
  expect(toSlotsInUse('', undefined)).toEqual({ workflows: 0, activities: 0 });
});
