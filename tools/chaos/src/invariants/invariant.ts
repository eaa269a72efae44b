import type { Aftermath } from '../aftermath/aftermath.js';

/** Something that must not be. */
export interface Violation {
  readonly invariant: string;
  /** What it is about: an id, or a place. */
  readonly where: string;
  readonly what: string;
}

/** What must hold of every aftermath, whatever befell the run. */
export interface Invariant {
  readonly name: string;
  /** Tells each place where it does not hold. */
  check(aftermath: Aftermath): readonly Omit<Violation, 'invariant'>[];
}
