import { RefusedError, type FailureType } from '@conn-dict/contracts';
import { KEYS_OF_ACCOUNT_MAX, type DictEntry } from '@conn-dict/dict';
import type { EntryFacts, EntryRow, EntryToCreate } from '../ports.js';
import { isSameContent } from './entry-content.js';

/**
 * Makes sure that an entry id is not used for two entries, nor by two workflows at once. What was created by the very
 * request stays so, whatever other runs have made of it since.
 *
 * @throws RefusedError `IdAlreadyUsed`
 */
export function assertSameCreation(entry: EntryToCreate, row: EntryRow): void {
  if (isOwnCreation(entry, row)) return;
  if (!isSameCreation(entry, row)) throw used('names an entry with other content');
  if (row.status === 'DELETED') throw used('names an entry that was deleted');
  if (row.status === 'PENDING' && row.workflowId !== entry.workflowId)
    throw used('is at work in another workflow');
}

/** Tells whether the row is what this very request has created. */
export function isOwnCreation(
  { requestId }: Pick<EntryToCreate, 'requestId'>,
  row: Pick<EntryRow, 'requestId'>,
): boolean {
  return row.requestId === requestId;
}

function isSameCreation(entry: EntryToCreate, row: EntryRow): boolean {
  const isSameKey = entry.keyType === row.keyType && (entry.key === row.key || !entry.key);
  return isSameKey && isSameContent(entry, row);
}

function used(rule: string): RefusedError {
  return new RefusedError('IdAlreadyUsed', { field: 'entry_id', rule });
}

/**
 * Checks a new entry by what is known here (dict.md, keys); the directory has the last word.
 *
 * @throws RefusedError with the directory's own type for the rule that is broken
 */
export function assertCreatable(entry: EntryToCreate, facts: EntryFacts): void {
  if ((entry.keyType === 'CPF' || entry.keyType === 'CNPJ') && entry.key !== entry.owner.taxId)
    throw refused('EntryTaxIdNumberByDifferentOwner', 'key', "must be the owner's tax id");
  if (facts.holder) throw takenBy(facts.holder, entry);
  assertRoom(entry, facts);
}

/** @throws RefusedError `EntryLimitExceeded`: the account has as many keys as it may have */
export function assertRoom(
  { owner }: Pick<DictEntry, 'owner'>,
  { keysOfAccount }: Pick<EntryFacts, 'keysOfAccount'>,
): void {
  const most = KEYS_OF_ACCOUNT_MAX[owner.type];
  if (keysOfAccount < most) return;
  throw refused('EntryLimitExceeded', 'account', `has ${most} keys, the most that it may have`);
}

/** Why a key cannot be registered that another entry has. */
export function takenBy(
  holder: Pick<EntryRow, 'owner' | 'account'>,
  { owner, account }: Pick<DictEntry, 'owner' | 'account'>,
): RefusedError {
  if (holder.owner.taxId !== owner.taxId)
    return refused('EntryKeyOwnedByDifferentPerson', 'key', 'is registered for another person');
  if (holder.account.participant !== account.participant) {
    const rule = 'is registered at another participant';
    return refused('EntryKeyInCustodyOfDifferentParticipant', 'key', rule);
  }
  return refused('EntryAlreadyExists', 'key', 'is registered');
}

function refused(type: FailureType, field: string, rule: string): RefusedError {
  return new RefusedError(type, { field, rule });
}
