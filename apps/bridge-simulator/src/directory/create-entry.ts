import {
  isEntryReasonAllowed,
  KEYS_OF_ACCOUNT_MAX,
  keyFault,
  type DictEntry,
  type EntryReason,
  type KeyType,
} from '@conn-dict/dict';
import type { Outcome } from './change.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import { withCid } from './entry-cid.js';
import type { EntryRecord } from './entry-record.js';
import { once } from './once.js';
import { checkAccount, checkHolder } from './party-rules.js';
import { requireRequestId } from './request-id.js';

export interface CreateEntryRequest extends Omit<DictEntry, 'key'> {
  /** Empty for an EVP, which the directory makes. */
  readonly key: string;
  readonly reason: EntryReason;
  readonly requestId: string;
}

export interface EntryOutcome extends Outcome {
  readonly entry: EntryRecord;
}

/** Registers a key. Repeating the request gives the first answer. */
export function createEntry(
  directory: DirectoryContext,
  request: CreateEntryRequest,
): EntryOutcome {
  requireRequestId(request.requestId);
  const { requestId, ...content } = request;
  const { participant } = request.account;
  return once(directory, { method: 'CreateEntry', participant, requestId, content }, () => {
    checkContent(request);
    const { keyType, account, owner } = request;
    const key = keyType === 'EVP' ? directory.newId() : request.key;
    checkKeyIsFree(directory, { keyType, key, account, owner });
    checkLimit(directory, request);
    const atMs = directory.nowMs();
    const entry = withCid({
      entryId: directory.newId(),
      keyType,
      key,
      account,
      owner,
      status: 'ACTIVE' as const,
      requestId,
      createdAtMs: atMs,
      updatedAtMs: atMs,
      keyOwnershipAtMs: atMs,
    });
    return { changes: [{ kind: 'entry', entry }], outcome: { atMs, entry } };
  });
}

/** @throws DirectoryRefusal `EntryLimitExceeded`: the account has as many keys as it may have */
export function checkLimit(
  { store }: DirectoryContext,
  { account, owner }: Pick<DictEntry, 'account' | 'owner'>,
): void {
  if (store.state.countKeysOf(account) < KEYS_OF_ACCOUNT_MAX[owner.type]) return;
  throw new DirectoryRefusal('EntryLimitExceeded');
}

function checkContent({ keyType, key, account, owner, reason }: CreateEntryRequest): void {
  const rule = createdKeyFault(keyType, key);
  if (rule !== undefined) {
    throw new DirectoryRefusal('EntryInvalid', { field: 'key.key_value', rule });
  }
  checkAccount(account, { type: 'EntryInvalid', path: 'account' });
  checkHolder(owner, { type: 'EntryInvalid', path: 'account' });
  if ((keyType === 'CPF' || keyType === 'CNPJ') && key !== owner.taxId) {
    throw new DirectoryRefusal('EntryTaxIdNumberByDifferentOwner', { field: 'key.key_value' });
  }
  if (!isEntryReasonAllowed({ operation: 'CREATE', keyType, reason })) {
    throw new DirectoryRefusal('InvalidReason', { field: 'reason' });
  }
}

function createdKeyFault(keyType: KeyType, key: string): string | undefined {
  if (keyType !== 'EVP') return keyFault(keyType, key);
  return key === '' ? undefined : 'empty: the directory makes it';
}

function checkKeyIsFree({ store }: DirectoryContext, wanted: DictEntry): void {
  const held = store.state.entryOfKey(wanted.keyType, wanted.key);
  if (held === undefined) return;
  if (held.owner.taxId !== wanted.owner.taxId) {
    throw new DirectoryRefusal('EntryKeyOwnedByDifferentPerson');
  }
  if (held.account.participant !== wanted.account.participant) {
    throw new DirectoryRefusal('EntryKeyInCustodyOfDifferentParticipant');
  }
  throw new DirectoryRefusal('EntryAlreadyExists');
}
