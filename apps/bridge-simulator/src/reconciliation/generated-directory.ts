import { setImmediate } from 'node:timers/promises';
import type { KeyType } from '@conn-dict/dict';
import type { EntryRecord } from '../directory/entry-record.js';
import type { CidSetName } from './cid-set.js';
import { GeneratedCids, type GeneratedEntries } from './generated-cids.js';

/** Entries that are made between two looks at other calls: some 10 ms. */
const SLICE = 2_500;

/** All generated entries of a directory: found by id, key and CID, never listed. */
export class GeneratedDirectory {
  readonly #sets: GeneratedCids[] = [];
  readonly #made = new Map<string, GeneratedCids>();

  /** Makes the entries that `add` is about to ask for, without holding up other calls. */
  async prepare(entries: GeneratedEntries): Promise<void> {
    const cids = new GeneratedCids(entries);
    while (cids.make(SLICE)) await setImmediate();
    this.#made.set(idOf(entries), cids);
  }

  /** Adds entries; those that were not prepared are made now. */
  add(entries: GeneratedEntries): GeneratedCids {
    const cids = this.#made.get(idOf(entries)) ?? new GeneratedCids(entries);
    this.#made.delete(idOf(entries));
    cids.make(entries.count);
    this.#sets.push(cids);
    return cids;
  }

  all(): readonly GeneratedCids[] {
    return this.#sets;
  }

  /** Ids of those that were taken out. */
  *removedIds(): Iterable<string> {
    for (const set of this.#sets) yield* set.removedIds();
  }

  of({ participant, keyType }: CidSetName): readonly GeneratedCids[] {
    return this.#sets.filter(
      ({ entries }) => entries.participant === participant && entries.keyType === keyType,
    );
  }

  byId(entryId: string): EntryRecord | undefined {
    return this.#find((set) => set.indexOfId(entryId));
  }

  byKey(keyType: KeyType, key: string): EntryRecord | undefined {
    return this.#find((set) => (set.entries.keyType === keyType ? set.indexOfKey(key) : undefined));
  }

  byCid(name: CidSetName, cid: Uint8Array): EntryRecord | undefined {
    for (const set of this.of(name)) {
      const entry = set.get(set.indexOfCid(cid) ?? Infinity);
      if (entry) return entry;
    }
    return undefined;
  }

  /** Takes an entry out, if it is one of them. */
  remove(entryId: string): void {
    for (const set of this.#sets) {
      const index = set.indexOfId(entryId);
      if (index !== undefined && index < set.entries.count) set.remove(index);
    }
  }

  #find(indexIn: (set: GeneratedCids) => number | undefined): EntryRecord | undefined {
    for (const set of this.#sets) {
      const entry = set.get(indexIn(set) ?? Infinity);
      if (entry) return entry;
    }
    return undefined;
  }
}

function idOf({ seed, participant, keyType, count }: GeneratedEntries): string {
  return `${participant}&${keyType}&${String(seed)}&${String(count)}`;
}
