import { KEY_TYPES } from '@conn-dict/dict';
import type { Simulator } from '../simulator.js';

/** The participant that ENTRY-001 is at. */
const PARTICIPANT = '87654321';
const SEED = 1;

/** Generates so many entries in all, shared out over the key types; a remainder goes to the first ones. */
export async function seedDemoEntries(
  { seedEntries }: Pick<Simulator, 'seedEntries'>,
  total: number,
): Promise<void> {
  for (const [place, keyType] of KEY_TYPES.entries()) {
    const count = Math.floor((total + KEY_TYPES.length - 1 - place) / KEY_TYPES.length);
    if (count > 0) await seedEntries({ participant: PARTICIPANT, keyType, seed: SEED, count });
  }
}
