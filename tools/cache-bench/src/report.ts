import type { BenchOptions } from './bench-options.js';
import type { LoadRate } from './load.js';
import type { Round, SideBySide } from './measure.js';
import { percentile } from './percentile.js';

/** What the cache has to reach to be worth its place. */
const RATIO_MIN = 5;

export interface ReportInput {
  readonly title: 'at rest' | 'under load';
  readonly options: BenchOptions;
  readonly rounds: SideBySide;
  /** How often reads of the cache ended how. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly load: LoadRate | undefined;
}

/** Writes what was measured, as lines for a person. */
export function toReport({ title, options, rounds, outcomes, load }: ReportInput): string {
  const { postgres, redis } = rounds;
  const slower = postgres.map((round, number) => medianOf(round) / medianOf(redis[number]!));
  const ratio = percentile(slower, 50);
  const verdict = ratio >= RATIO_MIN ? 'reached' : 'missed';
  return [
    `Status reads ${title}: ${options.rounds} rounds of ${options.reads} of each kind in turns, ${options.concurrency} at once`,
    ...(load
      ? [
          `  load beside it: ${load.readsPerSecond.toFixed(0)} reads/s and ${load.writesPerSecond.toFixed(0)} writes/s of PostgreSQL`,
        ]
      : []),
    toLine('PostgreSQL', postgres),
    toLine('Redis', redis),
    `  reads of the cache: ${Array.from(outcomes, ([outcome, count]) => `${count} ${outcome}`).join(', ')}`,
    `  Redis is ${ratio.toFixed(1)} times as fast (median of the rounds' medians; ${percentile(slower, 10).toFixed(1)} to ${percentile(slower, 90).toFixed(1)})` +
      (load ? `; at least ${RATIO_MIN} wanted: ${verdict}` : ''),
    '',
  ].join('\n');
}

function medianOf({ latenciesMs }: Round): number {
  return percentile(latenciesMs, 50);
}

function toLine(name: string, rounds: readonly Round[]): string {
  const all = rounds.flatMap(({ latenciesMs }) => latenciesMs);
  const perSecond = percentile(
    rounds.map(({ readsPerSecond }) => readsPerSecond),
    50,
  );
  const [half, most] = [percentile(all, 50), percentile(all, 95)].map((ms) => ms.toFixed(2));
  return `  ${name.padEnd(10)} median ${half} ms, 95th percentile ${most} ms, ${perSecond.toFixed(0)} reads/s`;
}
