import { ENTRY_LOADS, type EntryLoad } from '../load/load-kind.js';
import type { RoundResult } from '../measure/measure-round.js';
import type { RoundsOptions } from '../measure/measure-rounds.js';
import { rateRatio, summariseKinds, type KindSummary } from './kind-summary.js';
import { atLeast, atMost, type Target } from './target.js';

/** What was measured with so many processes of each worker. */
export interface EntriesRun {
  readonly workers: number;
  readonly rounds: readonly RoundResult[];
}

export interface EntriesReport {
  readonly options: RoundsOptions;
  readonly runs: readonly (EntriesRun & {
    readonly kinds: Readonly<Record<EntryLoad, KindSummary>>;
  })[];
  readonly targets: readonly Target[];
}

/** Sums the rounds of each run up. */
export function toEntriesReport(
  { count, concurrency, rounds }: RoundsOptions,
  runs: readonly EntriesRun[],
): EntriesReport {
  const summaries = runs.map((run) => ({ ...run, kinds: summariseKinds(ENTRY_LOADS, run.rounds) }));
  const entries = summaries.map(({ kinds }) => kinds.entry);
  const most = (pick: (entry: KindSummary) => number): number => Math.max(...entries.map(pick));
  return {
    options: { count, concurrency, rounds },
    runs: summaries,
    targets: [
      ...runs.map((run) =>
        atLeast(
          0.85,
          `entries/s, entry to no-op, ${toWorkers(run)}`,
          rateRatio(run.rounds, 'entry', 'noop-entry'),
        ),
      ),
      atMost(
        9,
        'history events an entry',
        most(({ historyEvents }) => historyEvents.max),
      ),
      atMost(
        3,
        'database round trips an entry',
        most(({ roundTrips }) => roundTrips),
      ),
      atMost(
        1,
        'calls of the Bridge an entry',
        most(({ bridgeCalls }) => bridgeCalls),
      ),
    ],
  };
}

/** Says in words how many processes a run has. */
export function toWorkers({ workers }: Pick<EntriesRun, 'workers'>): string {
  return workers === 1 ? '1 worker' : `${workers} workers`;
}
