import {
  CANCEL_DELETION_SIGNAL,
  CANCEL_ENTRY_DELETION_UPDATE,
  ENTRY_STATUS_QUERY,
  parseCancelDeletionInput,
  type CancelEntryDeletionAnswer,
  type EntryStatusAnswer,
} from '@conn-dict/contracts';
import { handleSignal, orInvalidInput } from '@conn-dict/workflow-kit';
import { defineQuery, defineUpdate, log, setHandler } from '@temporalio/workflow';
import type { EntryRun } from './entry-run.js';

/** Answers the query `status`; call it before the first await. */
export function setStatusHandler(
  run: EntryRun,
  deletesAt: () => Date | undefined = () => undefined,
) {
  setHandler(defineQuery<EntryStatusAnswer>(ENTRY_STATUS_QUERY), () => {
    const { status, decision, failureType } = run.state;
    const waitEnds = deletesAt();
    return {
      entry_id: run.entryId,
      operation: run.operation,
      ...(status ? { status } : {}),
      ...(decision ? { decision } : {}),
      ...(waitEnds ? { deletes_at: waitEnds.toISOString() } : {}),
      ...(failureType ? { failure_type: failureType } : {}),
    };
  });
}

/** Sets the two messages that keep an entry whose deletion waits; call it before the first await. */
export function setDeletionHandlers(run: EntryRun): void {
  handleSignal(CANCEL_DELETION_SIGNAL, {
    take: (input) => keep(run, input),
    ids: { entry_id: run.entryId },
  });
  setHandler(
    defineUpdate<CancelEntryDeletionAnswer, [unknown?]>(CANCEL_ENTRY_DELETION_UPDATE),
    (input?: unknown) => toAnswer(run, keep(run, input)),
    { validator: (input?: unknown) => void orInvalidInput(() => parseCancelDeletionInput(input)) },
  );
}

function keep(run: EntryRun, input: unknown): boolean {
  const { cancelledBy } = parseCancelDeletionInput(input);
  const isKept = run.apply({ type: 'DECIDED', decision: 'CANCEL' });
  if (isKept) log.info('deletion cancelled', { entry_id: run.entryId, cancelledBy });
  return isKept;
}

function toAnswer({ entryId, state }: EntryRun, accepted: boolean): CancelEntryDeletionAnswer {
  return {
    entry_id: entryId,
    outcome: accepted ? 'ACCEPTED' : 'REFUSED',
    status: state.status ?? 'ACTIVE',
    ...(state.decision ? { decision: state.decision } : {}),
  };
}
