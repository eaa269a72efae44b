import {
  parseVSyncWorkflowInput,
  type VSyncWorkflowInput,
  type VSyncWorkflowResult,
} from '@conn-dict/contracts';
import { orInvalidInput, pinToBuild } from '@conn-dict/workflow-kit';
import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { completeSync, failSync } from './end-sync.js';
import { setSyncHandlers } from './sync-handlers.js';
import { createSyncRun } from './sync-run.js';
import { syncSets } from './sync-sets.js';

/**
 * Compares a participant's entries with the directory's and repairs ours.
 *
 * Repairs that a cancelled run has made stay: each is right by itself.
 *
 * @throws ApplicationFailure typed as in docs/errors.md, after the report of the failure is written and published
 */
export async function VSyncWorkflow(input: VSyncWorkflowInput): Promise<VSyncWorkflowResult> {
  const run = createSyncRun(orInvalidInput(() => parseVSyncWorkflowInput(input)));
  setSyncHandlers(run);
  try {
    await syncSets(run);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return await CancellationScope.nonCancellable(() => failSync(run, error));
  }
  return await CancellationScope.nonCancellable(() => completeSync(run));
}

pinToBuild(VSyncWorkflow);
