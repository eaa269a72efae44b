import type { DirectoryEntry } from '@conn-dict/bridge';
import { RefusedError } from '@conn-dict/contracts';
import type { ClaimedEntry } from '../ports.js';
import type { ClaimActivityDeps } from './claim-deps.js';

/** Reads the entry from the directory. @throws RefusedError `ClaimKeyNotFound` */
export async function claimedEntryAtDirectory(
  { bridge }: Pick<ClaimActivityDeps, 'bridge'>,
  entryId: string,
): Promise<ClaimedEntry> {
  const entry = await bridge.getEntry(entryId);
  if (entry && entry.status !== 'DELETED') return toClaimedEntry(entry);
  throw new RefusedError('ClaimKeyNotFound', { field: 'entry_id', rule: 'no such entry' });
}

function toClaimedEntry({ entryId, keyType, key, account, owner }: DirectoryEntry): ClaimedEntry {
  return { entryId, keyType, key, participant: account.participant, ownerTaxId: owner.taxId };
}
