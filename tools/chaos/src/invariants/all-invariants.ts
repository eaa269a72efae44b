import type { Aftermath } from '../aftermath/aftermath.js';
import { effectsOnce } from './effects-once.js';
import { equalSides } from './equal-sides.js';
import type { Invariant, Violation } from './invariant.js';
import { legalMoves } from './legal-moves.js';
import { noPersonalData } from './no-personal-data.js';
import { oneEnd } from './one-end.js';
import { toldOnce } from './told-once.js';
import { workersAlive } from './workers-alive.js';

export const INVARIANTS: readonly Invariant[] = [
  oneEnd,
  effectsOnce,
  legalMoves,
  equalSides,
  toldOnce,
  noPersonalData,
  workersAlive,
];

/** Holds an aftermath to every invariant. */
export function findViolations(aftermath: Aftermath): readonly Violation[] {
  return INVARIANTS.flatMap(({ name, check }) =>
    check(aftermath).map((found) => ({ invariant: name, ...found })),
  );
}
