import { failureTypeOf, runFailureOf } from '@conn-dict/workflow-kit';
import { isCancellation } from '@temporalio/workflow';
import { activities } from './entry-activity-options.js';
import type { EntryRun } from './entry-run.js';

/**
 * Ends a run that was cancelled or broke, so that no entry stays in between: what the run has of the row goes back, a
 * failure's type is on it and published. Call it in a non-cancellable scope; it always rejects with what ends the run.
 */
export async function failEntry(run: EntryRun, error: unknown): Promise<never> {
  if (isCancellation(error)) {
    await run.eventsOut();
    throw error;
  }
  const failureType = failureTypeOf(error) ?? 'StepTimedOut';
  const { recorded } = await activities.RecordEntryFailureActivity({
    entry_id: run.entryId,
    request_id: run.requestId,
    failure_type: failureType,
  });
  run.apply({ type: 'FAILED', failureType, ...statusAfter(run, recorded) });
  if (recorded) run.tell(run.operation === 'CREATE' ? 'dict.entry.rejected' : 'dict.entry.failed');
  await run.eventsOut();
  throw runFailureOf(error, failureType);
}

/** Recorded, a new entry is rejected, and a deactivated one is in use again. */
function statusAfter({ operation, state }: EntryRun, recorded: boolean) {
  if (!recorded) return {};
  if (operation === 'CREATE') return { status: 'REJECTED' } as const;
  return state.status === 'INACTIVE' ? ({ status: 'ACTIVE' } as const) : {};
}
