import { CLAIM_WORKFLOW, DEFAULT_TASK_QUEUE } from '@conn-dict/contracts';

export const LOAD_NAMES = ['claim', 'noop-two-speed', 'noop-ordinary'] as const;
export type LoadName = (typeof LOAD_NAMES)[number];

/** What is measured: a workflow, and the worker that runs it. */
export interface LoadKind {
  readonly name: LoadName;
  readonly workflowType: string;
  readonly taskQueue: string;
  readonly worker: 'worker' | 'noopWorker';
}

const NOOP_TASK_QUEUE = 'conn-dict-bench-noop';

/** The claim itself, as in production. */
export const CLAIM: LoadKind = {
  name: 'claim',
  workflowType: CLAIM_WORKFLOW,
  taskQueue: DEFAULT_TASK_QUEUE,
  worker: 'worker',
};

/** (a): the same steps, which do nothing, two-speed as the claim's. */
export const NOOP_TWO_SPEED: LoadKind = {
  name: 'noop-two-speed',
  workflowType: 'NoopTwoSpeedWorkflow',
  taskQueue: NOOP_TASK_QUEUE,
  worker: 'noopWorker',
};

/** (b): the same steps, which do nothing, each an ordinary activity. */
export const NOOP_ORDINARY: LoadKind = {
  name: 'noop-ordinary',
  workflowType: 'NoopOrdinaryWorkflow',
  taskQueue: NOOP_TASK_QUEUE,
  worker: 'noopWorker',
};

export const LOAD_KINDS: readonly LoadKind[] = [CLAIM, NOOP_TWO_SPEED, NOOP_ORDINARY];
