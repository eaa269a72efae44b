import { isEntryReasonAllowed, type EntryReason } from '@conn-dict/dict';
import type { Outcome } from './change.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import { requireEntry, type KeyName } from './find-entry.js';
import { once } from './once.js';

export interface DeleteEntryRequest {
  readonly entryId?: string;
  /** The entry's key; may be given beside its id. */
  readonly key?: KeyName;
  readonly reason: EntryReason;
  readonly requestId: string;
}

/** Removes a key that no open claim holds. */
export function deleteEntry(
  directory: DirectoryContext,
  { requestId, ...content }: DeleteEntryRequest,
): Outcome {
  const identity = { method: 'DeleteEntry', participant: '', requestId, content };
  return once(directory, identity, () => {
    const { entryId, key, reason } = content;
    const entry = requireEntry(directory, key ?? { entryId: entryId ?? '' });
    if (entryId !== undefined && entryId !== entry.entryId) {
      const details = { field: 'entry_id', rule: 'the entry of the key' };
      throw new DirectoryRefusal('EntryInvalid', details);
    }
    if (!isEntryReasonAllowed({ operation: 'DELETE', keyType: entry.keyType, reason })) {
      throw new DirectoryRefusal('InvalidReason', { field: 'reason' });
    }
    if (directory.store.state.openClaimOfKey(entry.keyType, entry.key) !== undefined) {
      throw new DirectoryRefusal('EntryLockedByClaim');
    }
    return {
      changes: [{ kind: 'entry_removed', entryId: entry.entryId }],
      outcome: { atMs: directory.nowMs() },
    };
  });
}
