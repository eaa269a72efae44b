import { isEntryReasonAllowed, type Account, type EntryReason, type Owner } from '@conn-dict/dict';
import { checkLimit, type EntryOutcome } from './create-entry.js';
import type { DirectoryContext } from './directory-context.js';
import { isSameAccount } from './directory-state.js';
import { DirectoryRefusal } from './directory-refusal.js';
import { withCid } from './entry-cid.js';
import type { EntryRecord } from './entry-record.js';
import { requireEntry } from './find-entry.js';
import { once } from './once.js';
import { checkAccount, checkHolder } from './party-rules.js';

export interface UpdateEntryRequest {
  readonly entryId: string;
  readonly account: Account;
  /** The same person, with another name or trade name. @default as it is */
  readonly owner?: Owner;
  readonly reason: EntryReason;
  readonly requestId: string;
}

/** Changes account or names of an entry at the same participant; its CID changes with them. */
export function updateEntry(
  directory: DirectoryContext,
  { requestId, ...content }: UpdateEntryRequest,
): EntryOutcome {
  const identity = { method: 'UpdateEntry', participant: '', requestId, content };
  return once(directory, identity, () => {
    const before = requireEntry(directory, { entryId: content.entryId });
    const { account, owner = before.owner, reason } = content;
    checkUpdate(before, { account, owner, reason });
    if (!isSameAccount(account, before.account)) checkLimit(directory, { account, owner });
    const atMs = directory.nowMs();
    const entry = withCid({ ...before, account, owner, updatedAtMs: atMs });
    return { changes: [{ kind: 'entry', entry }], outcome: { atMs, entry } };
  });
}

function checkUpdate(
  { status, keyType, ...before }: EntryRecord,
  { account, owner, reason }: Required<Pick<UpdateEntryRequest, 'account' | 'owner' | 'reason'>>,
): void {
  const place = { type: 'EntryInvalid', path: 'new_account' } as const;
  checkAccount(account, place);
  checkHolder(owner, place);
  if (account.participant !== before.account.participant) {
    const rule = "the entry's participant";
    throw new DirectoryRefusal('EntryInvalid', { field: 'new_account.ispb', rule });
  }
  if (owner.taxId !== before.owner.taxId || owner.type !== before.owner.type) {
    const details = { field: 'new_account.account_holder_document', rule: "the entry's owner" };
    throw new DirectoryRefusal('EntryInvalid', details);
  }
  if (!isEntryReasonAllowed({ operation: 'UPDATE', keyType, reason })) {
    throw new DirectoryRefusal('InvalidReason', { field: 'reason' });
  }
  if (status !== 'ACTIVE') throw new DirectoryRefusal('EntryLockedByClaim');
}
