import type { GetEntryStatusInput } from '@conn-dict/contracts';
import { failureTypeOf } from '@conn-dict/workflow-kit';
import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { activities } from './entry-activity-options.js';
import type { EntryRun } from './entry-run.js';

/** Asks where the entry stands, and what it is. Answers whether this run has written to it before. */
export function lookUp(run: EntryRun): Promise<boolean> {
  return ask(run, {});
}

/** The same for a run that decides nothing by the answer: it may be stale. */
export async function lookUpToShow(run: EntryRun): Promise<void> {
  await ask(run, { may_be_stale: true });
}

async function ask(
  run: EntryRun,
  options: Pick<GetEntryStatusInput, 'may_be_stale'>,
): Promise<boolean> {
  const { entry_id, request_id } = run.ref;
  const { key_type, participant, is_own, ...step } = await activities.GetEntryStatusActivity({
    entry_id,
    request_id,
    ...options,
  });
  run.know({ key_type, participant });
  run.moved(step);
  return is_own;
}

/**
 * Runs the checks before a write, which a cancellation of the workflow ends.
 *
 * Local steps are done again with a workflow task that was given up, and the cancellation may be what it was given up
 * for: where this run has written already, it goes on, so that nothing stays in between. The answer is `undefined` then.
 */
export async function unlessBegun<T>(
  run: EntryRun,
  check: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await check();
  } catch (error) {
    if (!isCancellation(error)) throw error;
    if (await CancellationScope.nonCancellable(() => hasBegun(run))) return undefined;
    throw error;
  }
}

async function hasBegun(run: EntryRun): Promise<boolean> {
  try {
    return await lookUp(run);
  } catch (error) {
    if (failureTypeOf(error) === 'NotFound') return false;
    throw error;
  }
}
