import type { Sample } from '../measure/sample.js';
import type { Outcome } from './tally.js';
import type { LoadKind } from '../plan/profile.js';

/** What a run brought, before anything is summed up. */
export interface LoadResult {
  readonly startedAt: string;
  readonly planned: number;
  /** Starts of each kind that took part. */
  readonly begun: Readonly<Partial<Record<LoadKind, number>>>;
  readonly outcomes: readonly Outcome[];
  readonly samples: readonly Sample[];
  /** Whether somebody ended it early. */
  readonly isInterrupted: boolean;
}
