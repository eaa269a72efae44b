import type { LoadName } from '../src/load/load-kind.js';
import type { RoundResult } from '../src/measure/measure-round.js';

/** Makes a round that nobody measured. */
export function toRound(kind: LoadName, numbers: Partial<RoundResult>): RoundResult {
  return {
    kind,
    count: 300,
    seconds: 10,
    perSecond: 30,
    p50Ms: 1_000,
    p95Ms: 1_500,
    p99Ms: 2_000,
    cpuPer1000: { worker: 30, temporal: 15, postgres: 3, simulator: 2, driver: 5 },
    workersCpuPer1000: [30],
    otherCores: 0,
    workerPeakMb: 300,
    historyEvents: { mean: 17.5, max: 18 },
    roundTrips: 6,
    bridgeCalls: 9,
    bridgeCallsByMethod: { GetEntry: 900 },
    ...numbers,
  };
}
