import { computeCid, CID_BYTES, xorInto } from '@conn-dict/dict/cid';
import { createEntryGenerator, type GeneratedSet } from '@conn-dict/dict/generated-entry';
import type { EntryRecord } from '../directory/entry-record.js';
import { CidTable } from './cid-table.js';

/** When generated entries were registered. */
const GENERATED_AT_MS = Date.UTC(2026, 0, 2, 3);

/** So many entries of a set, from number 0 on. */
export interface GeneratedEntries extends GeneratedSet {
  readonly count: number;
}

/** Entries of which the CIDs alone are held: all else comes from their number. */
export class GeneratedCids {
  readonly #generator;
  readonly #table;
  readonly #vsync = Buffer.alloc(CID_BYTES);
  readonly #removed = new Set<number>();

  constructor(readonly entries: GeneratedEntries) {
    const { seed, participant, keyType, count } = entries;
    this.#generator = createEntryGenerator({ seed, participant, keyType });
    this.#table = new CidTable(count);
  }

  /** Makes up to so many of the entries that are missing; false when all are there. */
  make(countMax: number): boolean {
    const end = Math.min(this.entries.count, this.#table.size + countMax);
    for (let index = this.#table.size; index < end; index++) {
      const entry = this.#generator.entry(index);
      const cid = computeCid({ requestId: entry.requestId, entry });
      this.#table.push(cid);
      xorInto(this.#vsync, cid);
    }
    return end < this.entries.count;
  }

  /** XOR of all that were made, those removed too. */
  get vsync(): Uint8Array {
    return this.#vsync;
  }

  /** Ids of those that are no longer among them. */
  *removedIds(): Iterable<string> {
    for (const index of this.#removed) yield this.#generator.entry(index).entryId;
  }

  /** Entries that are still among them. */
  get size(): number {
    return this.entries.count - this.#removed.size;
  }

  /** Takes an entry out: it was deleted, or has become a record. */
  remove(index: number): void {
    this.#removed.add(index);
  }

  get(index: number): EntryRecord | undefined {
    return index < this.entries.count && !this.#removed.has(index)
      ? toRecord(this.#generator.entry(index))
      : undefined;
  }

  indexOfId(entryId: string): number | undefined {
    return this.#generator.indexOfId(entryId);
  }

  indexOfKey(key: string): number | undefined {
    return this.#generator.indexOfKey(key);
  }

  indexOfCid(cid: Uint8Array): number | undefined {
    return this.#table.indexOf(cid);
  }

  /** The CIDs that are among them now, as views of what is held: they stay as they are whatever is removed later. */
  *slices(): Iterable<Buffer> {
    let from = 0;
    for (const removed of [...this.#removed].sort((one, other) => one - other)) {
      yield* this.#table.slices(from, removed);
      from = removed + 1;
    }
    yield* this.#table.slices(from, this.entries.count);
  }
}

function toRecord(
  entry: ReturnType<ReturnType<typeof createEntryGenerator>['entry']>,
): EntryRecord {
  return {
    ...entry,
    status: 'ACTIVE',
    cid: computeCid({ requestId: entry.requestId, entry }).toString('hex'),
    createdAtMs: GENERATED_AT_MS,
    updatedAtMs: GENERATED_AT_MS,
    keyOwnershipAtMs: GENERATED_AT_MS,
  };
}
