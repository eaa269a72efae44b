import type { LoadKind } from '../plan/profile.js';

/** What became of one start. */
export interface Outcome {
  readonly kind: LoadKind;
  /** From the beginning of the load. */
  readonly endedMs: number;
  /** From when the caller could first have expected its end, its planned start and answer, to its end. */
  readonly latencyMs: number;
  /** How late the driver began it. */
  readonly lateMs: number;
  /** By name; missing where all went well. */
  readonly failure?: string;
}

/** Counts starts and ends while a run is under way. */
export interface Tally {
  readonly begun: number;
  readonly done: number;
  readonly failed: number;
  /** All that have ended so far, in the order of their ends. */
  readonly outcomes: readonly Outcome[];
}

export interface OpenTally extends Tally {
  begin(kind: LoadKind): void;
  end(outcome: Outcome): void;
  /** Starts of a kind. */
  begunOf(kind: LoadKind): number;
}

export function createTally(): OpenTally {
  const outcomes: Outcome[] = [];
  const begun = new Map<LoadKind, number>();
  let failed = 0;
  const begunOf = (kind: LoadKind): number => begun.get(kind) ?? 0;
  return {
    outcomes,
    begunOf,
    get begun() {
      return [...begun.values()].reduce((sum, count) => sum + count, 0);
    },
    get failed() {
      return failed;
    },
    get done() {
      return outcomes.length - failed;
    },
    begin: (kind) => void begun.set(kind, begunOf(kind) + 1),
    end(outcome) {
      outcomes.push(outcome);
      if (outcome.failure !== undefined) failed += 1;
    },
  };
}
