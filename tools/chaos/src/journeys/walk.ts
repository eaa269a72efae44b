import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../world/people.js';
import type { Reach } from './reach.js';

/** What a journey needs to be walked. */
export interface Walk {
  readonly reach: Reach;
  readonly person: Person;
  /** Waits until so many milliseconds after the work began. */
  at(ms: number): Promise<void>;
}

/** Makes the clock of a run: waits until so many milliseconds after now. */
export function createClock(): (ms: number) => Promise<void> {
  const beginsAt = performance.now();
  return (ms) => sleep(Math.max(0, beginsAt + ms - performance.now()));
}
