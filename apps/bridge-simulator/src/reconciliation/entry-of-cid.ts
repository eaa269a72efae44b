import { KEY_TYPES } from '@conn-dict/dict';
import type { DirectoryContext } from '../directory/directory-context.js';
import type { EntryRecord } from '../directory/entry-record.js';

/** Finds the entry of a CID among those in a participant's sets. */
export function entryOfCid(
  { store: { state } }: DirectoryContext,
  participant: string,
  cid: Buffer,
): EntryRecord | undefined {
  const text = cid.toString('hex');
  for (const keyType of KEY_TYPES) {
    const entryId = state.cidSets.get({ participant, keyType }).entryIds.get(text);
    if (entryId !== undefined) return state.entries.get(entryId);
    const generated = state.generated.byCid({ participant, keyType }, cid);
    if (generated) return generated;
  }
  return undefined;
}
