import {
  CLAIMED_ENTRY_STATUSES,
  RefusedError,
  type EntryChange,
  type FailureType,
} from '@conn-dict/contracts';
import { isEntryReasonAllowed } from '@conn-dict/dict';
import type { EntryFacts, EntryRow, TakenRow } from '../ports.js';
import { assertRoom } from './eligible-creation.js';
import { changedContent, isOneAccount } from './entry-content.js';

/** What a change needs to know of the row that it found. */
type FoundRow = Pick<TakenRow, 'row' | 'hasOpenClaim'>;

/** Makes sure that `workflowId` may change the entry. @throws RefusedError */
export function assertFree(found: FoundRow, workflowId: string): EntryRow {
  const { row, hasOpenClaim } = found;
  const isAnothers = row?.change !== undefined && row.workflowId !== workflowId;
  if (row?.status === 'ACTIVE' && !hasOpenClaim && !isAnothers) return row;
  throw refusalOf(found);
}

/**
 * Tells what this very run has made of the row, where it has let go of it before: its step is done again by a workflow
 * task that was given up, or by a process that was frozen meanwhile.
 *
 * @throws RefusedError of the type with which the run broke then
 */
export function doneBefore(
  { row }: Pick<TakenRow, 'row'>,
  requestId: string,
): EntryRow | undefined {
  if (!row || row.change || row.runToken !== requestId) return undefined;
  if (row.failureType) throw refused(row.failureType, 'entry_id', 'was refused before');
  return row;
}

/** Makes sure that this run has taken the row. @throws RefusedError */
export function assertTaken(found: TakenRow): EntryRow {
  if (found.row && found.isTaken) return found.row;
  throw refusalOf(found);
}

/**
 * Makes sure that the entry is still out of use for the deletion of this workflow: a claim may have moved it meanwhile.
 *
 * @throws RefusedError `StorageConflict`
 */
export function assertWaiting(
  row: EntryRow | undefined,
  workflowId: string,
): asserts row is EntryRow {
  const isWaiting = row?.status === 'INACTIVE' && row.change?.kind === 'DELETE';
  if (isWaiting && row.workflowId === workflowId) return;
  throw refused('StorageConflict', 'entry_id', 'does not wait for this deletion any more');
}

function refusalOf({ row, hasOpenClaim }: FoundRow): RefusedError {
  if (!row || row.status === 'DELETED' || row.status === 'REJECTED')
    return refused('NotFound', 'entry_id', 'no such entry');
  if (hasOpenClaim || CLAIMED_ENTRY_STATUSES.some((status) => status === row.status))
    return refused('EntryLockedByClaim', 'entry_id', 'has an open claim');
  if (row.status === 'BLOCKED') return refused('EntryBlocked', 'entry_id', 'is blocked');
  return refused('IdAlreadyUsed', 'entry_id', 'is at work in another workflow');
}

/**
 * Checks a change of an entry (dict.md, entry operation reasons): account, name or trade name, at its participant.
 *
 * @throws RefusedError with the directory's own type for the rule that is broken
 */
export function assertChangeable(
  change: EntryChange,
  row: EntryRow,
  facts: Pick<EntryFacts, 'keysOfAccount'>,
): void {
  const { keyType } = row;
  const { account, owner } = changedContent(row, change);
  if (!isEntryReasonAllowed({ operation: 'UPDATE', keyType, reason: change.reason }))
    throw refused('InvalidReason', 'reason', `not for a key of type ${keyType}`);
  if (account.participant !== row.account.participant)
    throw refused('EntryInvalid', 'account.participant', "must be the entry's participant");
  if (owner.type !== row.owner.type || owner.taxId !== row.owner.taxId)
    throw refused('EntryInvalid', 'owner.tax_id', "must be the entry's owner");
  if (!isOneAccount(account, row.account)) assertRoom({ owner }, facts);
}

function refused(type: FailureType, field: string, rule: string): RefusedError {
  return new RefusedError(type, { field, rule });
}
