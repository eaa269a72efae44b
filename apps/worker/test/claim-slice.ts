import { randomUUID } from 'node:crypto';
import {
  CLAIM_WORKFLOW,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
} from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import type { Deployment } from './deployments.js';
import { startWorkerSlice, type WorkerSlice } from './worker-slice.js';

export type ClaimRun = WorkflowHandle<(input: ClaimWorkflowInput) => Promise<ClaimWorkflowResult>>;

/** The workers' parts, with what starts a claim. */
export interface ClaimSlice extends WorkerSlice {
  start(input: unknown, workflowId?: string): Promise<ClaimRun>;
}

export async function startClaimSlice(deployment: Deployment): Promise<ClaimSlice> {
  const slice = await startWorkerSlice(deployment);
  return {
    ...slice,
    start: (input, workflowId = `claim-${randomUUID()}`) =>
      slice.startWorkflow(CLAIM_WORKFLOW, input, workflowId) as Promise<ClaimRun>,
  };
}
