import type { KeyType } from '@conn-dict/dict';
import { createEntryGenerator } from '@conn-dict/dict/generated-entry';
import type { Change } from '../directory/change.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { withCid } from '../directory/entry-cid.js';
import type { EntryRecord } from '../directory/entry-record.js';
import { createSeededRandom } from '../faults/seeded-random.js';
import { createEntryPicker } from './entry-picker.js';

/** How the directory's side shall differ from what its participant believes. */
export interface DriftRequest {
  readonly participant: string;
  readonly keyTypes: readonly KeyType[];
  /** Entries of each key type that get another account. */
  readonly alter: number;
  /** Entries of each key type that come. */
  readonly add: number;
  /** Entries of each key type that go. */
  readonly remove: number;
  /** Which ones: the same seed on the same directory does the same. */
  readonly seed: number;
  /** No event tells of it: only the file does. */
  readonly isSilent: boolean;
}

/** An entry that was changed behind its participant's back. */
export interface DriftedEntry {
  readonly kind: 'ALTERED' | 'ADDED' | 'REMOVED';
  readonly before?: EntryRecord;
  readonly after?: EntryRecord;
}

/** Seeds from here on are of entries that come by drift, so that no seeded one is among them. */
const SEED_OF_ADDED = 0x8000_0000;

/**
 * Changes entries on the directory's side alone, and tells which. Entries under an open claim are left out.
 *
 * @throws DirectoryRefusal `BadRequest`: there are not as many; what was done to other key types before stays
 */
export function makeDrift(
  directory: DirectoryContext,
  request: DriftRequest,
): readonly DriftedEntry[] {
  return request.keyTypes.flatMap((keyType) => {
    const drifted = driftOf(directory, request, keyType);
    if (drifted.length > 0) {
      directory.store.commit(drifted.map(toChange), { isSilent: request.isSilent });
    }
    return drifted;
  });
}

function driftOf(
  directory: DirectoryContext,
  { participant, alter, add, remove, seed }: DriftRequest,
  keyType: KeyType,
): readonly DriftedEntry[] {
  const random = createSeededRandom(seed);
  const { state } = directory.store;
  const pick = createEntryPicker(state, { participant, keyType }, random);
  const altered = times(alter, () => toAltered(pick('alter'), random, directory.nowMs()));
  const removed = times(remove, () => ({ kind: 'REMOVED' as const, before: pick('remove') }));
  const added = newEntries(directory, { participant, keyType, seed });
  return [
    ...altered,
    ...removed,
    ...times(add, () => ({ kind: 'ADDED' as const, after: added() })),
  ];
}

function toAltered(before: EntryRecord, random: () => number, nowMs: number): DriftedEntry {
  const number = String(Math.floor(random() * 10_000_000)).padStart(7, '0');
  const account = { ...before.account, accountNumber: `9${number}` };
  const { cid: _, ...content } = before;
  return { kind: 'ALTERED', before, after: withCid({ ...content, account, updatedAtMs: nowMs }) };
}

/** Makes entries whose keys are free, one after the other. */
function newEntries(
  directory: DirectoryContext,
  set: { readonly participant: string; readonly keyType: KeyType; readonly seed: number },
): () => EntryRecord {
  const generator = createEntryGenerator({ ...set, seed: (set.seed | SEED_OF_ADDED) >>> 0 });
  const { state } = directory.store;
  let index = 0;
  return () => {
    for (;;) {
      const entry = generator.entry(index++);
      if (state.entryOfKey(entry.keyType, entry.key)) continue;
      const atMs = directory.nowMs();
      const times = { createdAtMs: atMs, updatedAtMs: atMs, keyOwnershipAtMs: atMs };
      return withCid({ ...entry, status: 'ACTIVE' as const, ...times });
    }
  };
}

function toChange({ before, after }: DriftedEntry): Change {
  return after
    ? { kind: 'entry', entry: after }
    : { kind: 'entry_removed', entryId: before?.entryId ?? '' };
}

function times<Item>(count: number, make: () => Item): readonly Item[] {
  return Array.from({ length: count }, make);
}
