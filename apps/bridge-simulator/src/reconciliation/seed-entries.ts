import { ISPB_RULE, isIspb } from '@conn-dict/dict';
import { GENERATED_ENTRIES_MAX } from '@conn-dict/dict/generated-entry';
import type { DirectoryContext } from '../directory/directory-context.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { DirectoryState } from '../directory/directory-state.js';
import type { GeneratedEntries } from './generated-cids.js';

const SEED_MAX = 2 ** 32 - 1;

/**
 * Puts generated entries into the directory, without events; 300,000 a second. Those that are there already are left
 * as they are.
 *
 * @throws DirectoryRefusal `BadRequest`: a field at fault, or the same set with another count
 */
export async function seedEntries(
  { store }: DirectoryContext,
  entries: GeneratedEntries,
): Promise<void> {
  check(entries);
  const { state } = store;
  if (isThere(state, entries)) return;
  await state.generated.prepare(entries);
  // Meanwhile the directory may have been made new, or the same may have been asked for twice.
  if (state !== store.state || isThere(state, entries)) return;
  store.commit([{ kind: 'generated', entries }]);
}

function isThere({ generated }: DirectoryState, entries: GeneratedEntries): boolean {
  const known = generated.of(entries).find((set) => set.entries.seed === entries.seed);
  const isSame = known === undefined || known.entries.count === entries.count;
  refuseUnless(isSame, 'count', 'as many as there are of this seed');
  return known !== undefined;
}

function check({ participant, seed, count }: GeneratedEntries): void {
  refuseUnless(isIspb(participant), 'participant_ispb', ISPB_RULE);
  refuseUnless(isWithin(seed, 0, SEED_MAX), 'seed', `0 to ${String(SEED_MAX)}`);
  const most = GENERATED_ENTRIES_MAX;
  refuseUnless(isWithin(count, 1, most), 'count', `1 to ${String(most)}`);
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function refuseUnless(isGood: boolean, field: string, rule: string): void {
  if (!isGood) throw new DirectoryRefusal('BadRequest', { field, rule });
}
