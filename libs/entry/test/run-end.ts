import { ENTRY_STATUS_QUERY, type EntryStatusAnswer } from '@conn-dict/contracts';
import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

/** The failure that the run ends with; `undefined` where it was cancelled. */
export async function failureOf(run: WorkflowHandle): Promise<ApplicationFailure | undefined> {
  const error: unknown = await run.result().catch((reason: unknown) => reason);
  if (!(error instanceof WorkflowFailedError))
    throw new Error('the run did not fail', { cause: error });
  return error.cause instanceof ApplicationFailure ? error.cause : undefined;
}

export function statusOf(run: WorkflowHandle): Promise<EntryStatusAnswer> {
  return run.query<EntryStatusAnswer>(ENTRY_STATUS_QUERY);
}
