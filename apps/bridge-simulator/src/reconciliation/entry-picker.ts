import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { DirectoryState } from '../directory/directory-state.js';
import type { EntryRecord } from '../directory/entry-record.js';
import type { CidSetName } from './cid-set.js';

/** Picks an entry that it has not picked before. `field` is the one at fault where there is none left. */
export type EntryPicker = (field: string) => EntryRecord;

/** Picks among the entries of a set that no open claim holds, recorded or generated. */
export function createEntryPicker(
  state: DirectoryState,
  name: CidSetName,
  random: () => number,
): EntryPicker {
  const recordIds = [...state.cidSets.get(name).entryIds.values()].sort();
  const generated = state.generated.of(name);
  const total = generated.reduce((sum, { entries }) => sum + entries.count, recordIds.length);
  const picked = new Set<number>();

  const at = (position: number): EntryRecord | undefined => {
    if (position < recordIds.length) return state.entries.get(recordIds[position]!);
    let index = position - recordIds.length;
    for (const cids of generated) {
      if (index < cids.entries.count) return cids.get(index);
      index -= cids.entries.count;
    }
    return undefined;
  };

  return (field) => {
    const start = Math.floor(random() * total);
    for (let step = 0; step < total; step++) {
      const position = (start + step) % total;
      if (picked.has(position)) continue;
      const entry = at(position);
      if (!entry || state.openClaimOfKey(entry.keyType, entry.key)) continue;
      picked.add(position);
      return entry;
    }
    throw new DirectoryRefusal('BadRequest', { field, rule: 'as many as there are' });
  };
}
