import { KEY_TYPES, type KeyType } from '@conn-dict/dict';
import fc from 'fast-check';

/** How a step's activity is attempted, for Temporal runs each at least once: again after its answer, or beside itself. */
const ATTEMPTS = ['once', 'again', 'beside'] as const;
export type Attempt = (typeof ATTEMPTS)[number];

export const STEP_KINDS = [
  'create',
  'create again',
  'change account',
  'change owner',
  'delete',
  'take back deletion',
  'claim',
  'claim ownership',
  'cancel claim',
] as const;

/** What one run does to a key. */
export interface HistoryStep {
  readonly kind: (typeof STEP_KINDS)[number];
  readonly keyType: KeyType;
  /** Which of the two participants creates; the others start from where the key is. */
  readonly party: 0 | 1;
  /** Which of the key's entries, the newest first. */
  readonly entry: number;
  /** One an activity. */
  readonly attempts: readonly Attempt[];
}

/** What one writer does, one step after another. */
export type History = readonly HistoryStep[];

const step = fc.record<HistoryStep>({
  kind: fc.constantFrom(...STEP_KINDS, 'claim', 'delete'),
  keyType: fc.constantFrom(...KEY_TYPES),
  party: fc.constantFrom(0, 1),
  entry: fc.constantFrom(0, 0, 0, 1),
  attempts: fc.array(fc.constantFrom('once', 'once', ...ATTEMPTS), {
    minLength: 5,
    maxLength: 5,
  }),
});

/** The histories of writers that work at once, on one key of each type. */
export function histories(writers: number): fc.Arbitrary<readonly History[]> {
  const history = fc.array(step, { minLength: 1, maxLength: 4 });
  return fc.array(history, { minLength: writers, maxLength: writers });
}
