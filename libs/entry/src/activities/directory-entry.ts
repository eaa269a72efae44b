import type { DirectoryEntry } from '@conn-dict/bridge';
import { computeCid } from '@conn-dict/dict/cid';
import type { EntryActivityDeps } from './entry-deps.js';

/**
 * The entry with what keys its CID. A Bridge without our additions tells neither RequestId nor CID: `movedBy`, the
 * request that made the entry, keys it then; where nobody knows that either, the entry has no CID here.
 */
export function withCid(entry: DirectoryEntry, movedBy?: string): DirectoryEntry {
  const requestId = entry.requestId ?? movedBy;
  if (requestId === undefined) return entry;
  return { ...entry, requestId, cid: entry.cid ?? computeCid({ requestId, entry }) };
}

/** Reads the entry from the directory and stores it; `undefined` where there is none. */
export async function adoptEntry(
  { bridge, repository }: Pick<EntryActivityDeps, 'bridge' | 'repository'>,
  entryId: string,
): Promise<DirectoryEntry | undefined> {
  const entry = await bridge.getEntry(entryId);
  if (!entry || entry.status === 'DELETED') return undefined;
  await repository.storeFromDirectory(entryId, withCid(entry));
  return entry;
}
