import { fileURLToPath } from 'node:url';
import {
  CLAIM_WORKFLOW,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
} from '@conn-dict/contracts';
import { createWorkflowWorld, type WorkflowCache, type WorkflowWorld } from '@conn-dict/testing';
import type { WorkflowHandle } from '@temporalio/client';
import { createFakeClaimActivities, type FakeClaimActivities } from './fake-claim-activities.js';

export const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

export const CLAIM: ClaimWorkflowInput = {
  claim_id: 'TEST-001',
  entry_id: 'ENTRY-001',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
};

export type ClaimHandle = WorkflowHandle<
  (input: ClaimWorkflowInput) => Promise<ClaimWorkflowResult>
>;

/** One claim on a server with skipping time, its activities faked. */
export interface ClaimWorld extends Omit<WorkflowWorld<FakeClaimActivities>, 'withRun'> {
  /** Runs `story` with a worker of its own; `input` may be anything. */
  withClaim(
    story: (claim: ClaimHandle, fake: FakeClaimActivities) => Promise<void>,
    options?: { input?: unknown; prepare?: (fake: FakeClaimActivities) => void },
  ): Promise<void>;
}

export async function createClaimWorld(cache: WorkflowCache = {}): Promise<ClaimWorld> {
  const { withRun, ...world } = await createWorkflowWorld({
    workflowsPath: WORKFLOWS_PATH,
    createFake: createFakeClaimActivities,
    cache,
  });
  return {
    ...world,
    withClaim: (story, { input = CLAIM, prepare } = {}) =>
      withRun({ workflow: CLAIM_WORKFLOW, input, prepare }, (run, fake) =>
        story(run as ClaimHandle, fake),
      ),
  };
}
