import {
  parseVSyncWorkflowInput,
  type VSyncWorkflowInput,
  type VSyncWorkflowResult,
} from '@conn-dict/contracts';
import { orInvalidInput } from '@conn-dict/workflow-kit';
import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { completeSync, failSync } from './end-sync.js';
import { setSyncHandlers } from './sync-handlers.js';
import { syncKeyType } from './sync-key-type.js';
import { createSyncRun } from './sync-run.js';

/**
 * Compares a participant's entries with the directory's and repairs ours, one key type after the other.
 *
 * Repairs that a cancelled run has made stay: each is right by itself.
 *
 * @throws ApplicationFailure typed as in docs/errors.md, after the report of the failure is written and published
 */
export async function VSyncWorkflow(input: VSyncWorkflowInput): Promise<VSyncWorkflowResult> {
  const run = createSyncRun(orInvalidInput(() => parseVSyncWorkflowInput(input)));
  setSyncHandlers(run);
  try {
    for (const keyType of run.input.keyTypes) run.ended(await syncKeyType(run, keyType));
  } catch (error) {
    if (isCancellation(error)) throw error;
    return await CancellationScope.nonCancellable(() => failSync(run, error));
  }
  return await CancellationScope.nonCancellable(() => completeSync(run));
}
