import {
  parseDeleteEntryWorkflowInput,
  type DeleteEntryWorkflowInput,
  type DeleteEntryWorkflowResult,
  type EntryStepResult,
} from '@conn-dict/contracts';
import { orInvalidInput } from '@conn-dict/workflow-kit';
import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { createDeletionWait, type DeletionWait } from './deletion-wait.js';
import { activities } from './entry-activity-options.js';
import { setDeletionHandlers, setStatusHandler } from './entry-handlers.js';
import { createEntryRun, type EntryRun } from './entry-run.js';
import { failEntry } from './fail-entry.js';
import { lookUp, unlessBegun } from './look-up.js';

/**
 * Removes a key: takes it out of use here, waits for as many days as are asked for, and removes it at the directory.
 * `cancel_deletion` in time keeps it, and so does cancelling the run while it waits.
 *
 * A second run for an entry that is deleted returns the first result and does nothing.
 *
 * @throws ApplicationFailure typed as in docs/errors.md, after the entry is in use again and the failure on its row
 */
export async function DeleteEntryWorkflow(
  input: DeleteEntryWorkflowInput,
): Promise<DeleteEntryWorkflowResult> {
  const { entryId, reason, waitingPeriodDays } = orInvalidInput(() =>
    parseDeleteEntryWorkflowInput(input),
  );
  const run = createEntryRun({ entryId, operation: 'DELETE', reason });
  const wait = createDeletionWait(run, waitingPeriodDays ?? 0);
  setStatusHandler(run, wait.endsAt);
  setDeletionHandlers(run);
  try {
    const isOwn = (await unlessBegun(run, () => lookUp(run))) ?? true;
    if (run.state.status !== 'DELETED') await remove(run, wait);
    else if (isOwn) run.tell('dict.entry.deleted');
  } catch (error) {
    return await CancellationScope.nonCancellable(() => failEntry(run, error));
  }
  await run.eventsOut();
  return toResult(run);
}

async function remove(run: EntryRun, wait: DeletionWait): Promise<void> {
  const step = { ...run.ref, reason: run.reason };
  // Not to be cancelled half-way: only its answer says whether there is something to take back.
  await CancellationScope.nonCancellable(async () => {
    run.moved(await activities.DeactivateEntryActivity(step));
  });
  // A workflow task that was lost may have taken the deletion back already.
  if (wait.isAsked && run.state.status === 'INACTIVE') run.tell('dict.entry.deactivated');
  try {
    await wait.decided();
  } catch (error) {
    if (!isCancellation(error)) throw error;
    run.apply({ type: 'DECIDED', decision: 'CANCEL' });
    await CancellationScope.nonCancellable(() => keep(run));
    throw error;
  }
  await CancellationScope.nonCancellable(async () => {
    if (run.state.decision === 'CANCEL') await keep(run);
    else settle(run, await activities.DeleteEntryActivity(step));
  });
}

async function keep(run: EntryRun): Promise<void> {
  const { entry_id, request_id } = run.ref;
  settle(run, await activities.ActivateEntryActivity({ entry_id, request_id }));
}

/**
 * What the step says counts, not what was decided: a workflow task that is done again, its local steps with it, may
 * decide otherwise than the first time.
 */
function settle(run: EntryRun, step: EntryStepResult): void {
  run.moved(step);
  run.tell(step.status === 'DELETED' ? 'dict.entry.deleted' : 'dict.entry.reactivated');
}

function toResult({ entryId, state }: EntryRun): DeleteEntryWorkflowResult {
  const { status, changedAt } = state;
  if ((status !== 'DELETED' && status !== 'ACTIVE') || !changedAt)
    throw new Error(`a deletion whose entry is ${status} has no result`);
  return { entry_id: entryId, status, ended_at: changedAt };
}
