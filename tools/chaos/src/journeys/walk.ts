import { setMaxListeners } from 'node:events';
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

/** The time of a run, in milliseconds after its work began. */
export interface Clock {
  /** Waits until then. @throws AbortError the run is ended before */
  at(ms: number): Promise<void>;
  now(): number;
  /** Milliseconds of the epoch when the work began. */
  readonly beganAtMs: number;
}

/** Starts the clock of a run. */
export function startClock(signal?: AbortSignal): Clock {
  // Thousands of journeys wait for their moments at once.
  if (signal) setMaxListeners(0, signal);
  const beganAt = performance.now();
  const now = (): number => performance.now() - beganAt;
  return {
    at: (ms) => sleep(Math.max(0, ms - now()), undefined, signal && { signal }),
    now,
    beganAtMs: Date.now(),
  };
}
