import { randomUUID } from 'node:crypto';
import {
  CLAIM_WORKFLOW,
  CONFIRM_SIGNAL,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
} from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { startWorkerSlice, type WorkerSlice, type WorkerSliceOptions } from './worker-slice.js';

export type ClaimRun = WorkflowHandle<(input: ClaimWorkflowInput) => Promise<ClaimWorkflowResult>>;

/** The workers' parts, with what starts a claim. */
export interface ClaimSlice extends WorkerSlice {
  /** `confirm` comes with the start where asked for: no signal then meets a workflow task that is under way. */
  start(input: unknown, options?: ClaimStart): Promise<ClaimRun>;
}

export interface ClaimStart {
  readonly workflowId?: string;
  readonly isConfirmed?: boolean;
}

export async function startClaimSlice(options: WorkerSliceOptions): Promise<ClaimSlice> {
  const slice = await startWorkerSlice(options);
  return {
    ...slice,
    start: (input, { workflowId = `claim-${randomUUID()}`, isConfirmed = false } = {}) =>
      slice.startWorkflow(
        CLAIM_WORKFLOW,
        input,
        workflowId,
        isConfirmed ? { signal: CONFIRM_SIGNAL } : {},
      ) as Promise<ClaimRun>,
  };
}
