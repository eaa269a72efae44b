import { percentile } from '@conn-dict/bench/parts';
import type { Latencies } from './sample.js';

/**
 * Percentiles of some latencies, exactly: a run has 10,000 at most, so nothing need be rounded into a histogram.
 * Undefined where there are none.
 */
export function toLatencies(valuesMs: readonly number[]): Latencies | undefined {
  if (valuesMs.length === 0) return undefined;
  return {
    p50: percentile(valuesMs, 0.5),
    p95: percentile(valuesMs, 0.95),
    p99: percentile(valuesMs, 0.99),
    max: percentile(valuesMs, 1),
  };
}
