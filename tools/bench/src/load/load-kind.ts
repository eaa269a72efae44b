import {
  CLAIM_WORKFLOW,
  CREATE_ENTRY_WORKFLOW,
  DEFAULT_TASK_QUEUE,
  INVESTIGATE_INFRACTION_WORKFLOW,
} from '@conn-dict/contracts';

export const CLAIM_LOADS = ['claim', 'noop-two-speed', 'noop-ordinary'] as const;
export const ENTRY_LOADS = ['entry', 'noop-entry'] as const;
export const INFRACTION_LOADS = ['infraction'] as const;
export type ClaimLoad = (typeof CLAIM_LOADS)[number];
export type EntryLoad = (typeof ENTRY_LOADS)[number];
export type InfractionLoad = (typeof INFRACTION_LOADS)[number];
export type LoadName = ClaimLoad | EntryLoad | InfractionLoad;

/** What is measured: a workflow, and the workers that run it. */
export interface LoadKind<Name extends LoadName = LoadName> {
  readonly name: Name;
  readonly workflowType: string;
  readonly taskQueue: string;
  readonly workers: 'workers' | 'noopWorkers';
}

export const NOOP_TASK_QUEUE = 'conn-dict-bench-noop';

/** The claim itself, as in production. */
export const CLAIM: LoadKind<ClaimLoad> = {
  name: 'claim',
  workflowType: CLAIM_WORKFLOW,
  taskQueue: DEFAULT_TASK_QUEUE,
  workers: 'workers',
};

/** (a): the same steps, which do nothing, two-speed as the claim's. */
export const NOOP_TWO_SPEED: LoadKind<ClaimLoad> = {
  name: 'noop-two-speed',
  workflowType: 'NoopTwoSpeedWorkflow',
  taskQueue: NOOP_TASK_QUEUE,
  workers: 'noopWorkers',
};

/** (b): the same steps, which do nothing, each an ordinary activity. */
export const NOOP_ORDINARY: LoadKind<ClaimLoad> = {
  name: 'noop-ordinary',
  workflowType: 'NoopOrdinaryWorkflow',
  taskQueue: NOOP_TASK_QUEUE,
  workers: 'noopWorkers',
};

/** The creation of an entry itself, as in production. */
export const ENTRY: LoadKind<EntryLoad> = {
  name: 'entry',
  workflowType: CREATE_ENTRY_WORKFLOW,
  taskQueue: DEFAULT_TASK_QUEUE,
  workers: 'workers',
};

/** The same steps, which do nothing, two-speed as the entry's. */
export const NOOP_ENTRY: LoadKind<EntryLoad> = {
  name: 'noop-entry',
  workflowType: 'NoopEntryWorkflow',
  taskQueue: NOOP_TASK_QUEUE,
  workers: 'noopWorkers',
};

/** The investigation itself, as in production. */
export const INFRACTION: LoadKind<InfractionLoad> = {
  name: 'infraction',
  workflowType: INVESTIGATE_INFRACTION_WORKFLOW,
  taskQueue: DEFAULT_TASK_QUEUE,
  workers: 'workers',
};
