import { percentile } from '@conn-dict/bench/parts';
import type { LoadResult } from '../run/load-result.js';

/**
 * The p95 of all that was planned, from its planned time on: with time to spare it tells how fast the worker answers,
 * and where it cannot keep up, how far it falls behind. What failed or had not ended counts as long as the whole run:
 * nothing is won by leaving work undone.
 */
export function toScore({ outcomes, samples, planned }: LoadResult): number {
  const wholeRunMs = 1_000 * (samples.at(-1)?.atSeconds ?? Infinity);
  const done = outcomes.flatMap(({ failure, latencyMs }) =>
    failure === undefined ? [latencyMs] : [],
  );
  const undone = Array.from({ length: planned - done.length }, () => wholeRunMs);
  return percentile([...done, ...undone], 0.95);
}
