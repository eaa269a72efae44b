import type { DirectoryEntry } from '@conn-dict/bridge';
import { StorageError } from '@conn-dict/database';
import { computeCid } from '@conn-dict/dict/cid';
import type { RowBefore } from '../ports.js';
import type { EntryActivityDeps } from './entry-deps.js';

/** How often the row may change between our read of the directory and our write, before a repeat has to try. */
const ROUNDS_MAX = 3;

/**
 * The entry with what keys its CID. A Bridge without our additions tells neither RequestId nor CID: `movedBy`, the
 * request that made the entry, keys it then; where nobody knows that either, the entry has no CID here.
 */
export function withCid(entry: DirectoryEntry, movedBy?: string): DirectoryEntry {
  const requestId = entry.requestId ?? movedBy;
  if (requestId === undefined) return entry;
  return { ...entry, requestId, cid: entry.cid ?? computeCid({ requestId, entry }) };
}

/**
 * Reads an entry from the directory and stores it. Where its row has changed since before the directory was asked,
 * what was read may be older than what the row shows: it is read anew. The row is looked at first, but where it is
 * known how it stood `before`.
 *
 * @throws StorageError `StorageUnavailable` where the row changes in every round
 */
export async function storeAsRead(
  repository: Pick<EntryActivityDeps['repository'], 'findVersions' | 'storeFromDirectory'>,
  entryId: string,
  read: () => Promise<DirectoryEntry | undefined>,
  before?: RowBefore,
): Promise<DirectoryEntry | undefined> {
  let known = before;
  let entry: DirectoryEntry | undefined;
  for (let round = 1; round <= ROUNDS_MAX; round++) {
    // The key may lie in a row of another id: that is known from the second round on.
    known ??= { seen: await repository.findVersions({ ...entry, entryId }) };
    entry = await read();
    if (!entry) return undefined;
    const storedId = await repository.storeFromDirectory(entryId, entry, known);
    if (storedId !== undefined) return entry;
    known = undefined;
  }
  throw new StorageError('StorageUnavailable', 'ROW_CHANGED');
}

/** Reads the entry from the directory and stores it; `undefined` where there is none. */
export async function adoptEntry(
  { bridge, repository }: Pick<EntryActivityDeps, 'bridge' | 'repository'>,
  entryId: string,
): Promise<DirectoryEntry | undefined> {
  return await storeAsRead(repository, entryId, async () => {
    const entry = await bridge.getEntry(entryId);
    return entry && entry.status !== 'DELETED' ? withCid(entry) : undefined;
  });
}
