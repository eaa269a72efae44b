import {
  parseUpdateEntryWorkflowInput,
  type UpdateEntryWorkflowInput,
  type UpdateEntryWorkflowResult,
} from '@conn-dict/contracts';
import { orInvalidInput, pinToBuild } from '@conn-dict/workflow-kit';
import { CancellationScope } from '@temporalio/workflow';
import { activities } from './entry-activity-options.js';
import { setStatusHandler } from './entry-handlers.js';
import { createEntryRun, type EntryRun } from './entry-run.js';
import { failEntry } from './fail-entry.js';
import { lookUpToShow, unlessBegun } from './look-up.js';

/**
 * Changes account or names of an entry, at the directory and here. A refused change leaves the entry as it was.
 *
 * A run that asks for what the entry has already returns at once. Cancelling the run counts until the entry is being
 * changed; from there it goes on to its end.
 *
 * @throws ApplicationFailure typed as in docs/errors.md, after the failure is on the entry's row and published
 */
export async function UpdateEntryWorkflow(
  input: UpdateEntryWorkflowInput,
): Promise<UpdateEntryWorkflowResult> {
  const { entryId, reason } = orInvalidInput(() => parseUpdateEntryWorkflowInput(input));
  const run = createEntryRun({ entryId, operation: 'UPDATE', reason });
  setStatusHandler(run);
  try {
    const checked = await unlessBegun(run, async () => {
      await lookUpToShow(run);
      return await activities.ValidateEntryActivity({ ...input, ...run.ref, operation: 'UPDATE' });
    });
    if (checked?.done) run.moved(checked.done);
    else await CancellationScope.nonCancellable(() => change(run, input));
  } catch (error) {
    return await CancellationScope.nonCancellable(() => failEntry(run, error));
  }
  await run.eventsOut();
  return toResult(run);
}

pinToBuild(UpdateEntryWorkflow);

async function change(run: EntryRun, input: UpdateEntryWorkflowInput): Promise<void> {
  const updated = await activities.UpdateEntryActivity({ ...input, ...run.ref });
  const { key_type, participant, ...step } = updated;
  // What was looked up may have been stale: the event tells whose entry was changed.
  if (key_type && participant) run.know({ key_type, participant });
  run.moved(step);
  run.tell('dict.entry.updated');
}

function toResult({ entryId, state }: EntryRun): UpdateEntryWorkflowResult {
  if (state.status !== 'ACTIVE' || !state.changedAt)
    throw new Error(`an entry that is ${state.status} has no result`);
  return { entry_id: entryId, status: state.status, updated_at: state.changedAt };
}
