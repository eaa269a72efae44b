import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  CLAIM_WORKFLOW,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
} from '@conn-dict/contracts';
import {
  bundleWorkflowSources,
  createTimeSkippingEnvironment,
  startTestWorker,
  type WorkflowCache,
} from '@conn-dict/testing';
import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { createFakeClaimActivities, type FakeClaimActivities } from './fake-claim-activities.js';

export const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

export const CLAIM: ClaimWorkflowInput = {
  claim_id: 'TEST-001',
  entry_id: 'ENTRY-001',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
};

export type ClaimHandle = WorkflowHandleWithFirstExecutionRunId<
  (input: ClaimWorkflowInput) => Promise<ClaimWorkflowResult>
>;

/** One claim on a server with skipping time, its activities faked. */
export interface ClaimWorld {
  readonly environment: TestWorkflowEnvironment;
  readonly bundle: WorkflowBundleWithSourceMap;
  /** Runs `story` with a worker of its own; `input` may be anything. */
  withClaim(
    story: (claim: ClaimHandle, fake: FakeClaimActivities) => Promise<void>,
    options?: { input?: unknown; prepare?: (fake: FakeClaimActivities) => void },
  ): Promise<void>;
  close(): Promise<void>;
}

export async function createClaimWorld(options: WorkflowCache = {}): Promise<ClaimWorld> {
  const [environment, bundle] = await Promise.all([
    createTimeSkippingEnvironment(),
    bundleWorkflowSources(WORKFLOWS_PATH),
  ]);
  return {
    environment,
    bundle,
    async withClaim(story, { input = CLAIM, prepare } = {}) {
      const taskQueue = `claim-${randomUUID()}`;
      const fake = createFakeClaimActivities();
      prepare?.(fake);
      const worker = await startTestWorker({
        environment,
        bundle,
        taskQueue,
        activities: fake.activities,
        options,
      });
      try {
        const claim = (await environment.client.workflow.start(CLAIM_WORKFLOW, {
          taskQueue,
          workflowId: taskQueue,
          args: [input],
        })) as ClaimHandle;
        await story(claim, fake);
      } finally {
        await worker.stop();
      }
    },
    close: () => environment.teardown(),
  };
}
