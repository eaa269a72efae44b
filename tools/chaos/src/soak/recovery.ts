import type { HappenedFault } from '../faults/happen-in-turn.js';
import type { PlannedFault } from '../plan/fault-plan.js';
import { RECOVERED_WITHIN_MS } from '../plan/faults-in-turn.js';
import { toLatencies, type Latencies, type TimedJourney } from './timed-journeys.js';

/** How it went once a fault was over. */
export interface FaultRecovery {
  readonly fault: PlannedFault;
  readonly beganMs: number;
  readonly endedMs: number;
  /** Of journeys planned from a minute after its end to the next fault; undefined where there are none. */
  readonly after: Latencies | undefined;
  readonly verdict: 'recovered' | 'slow' | 'not judged';
}

/** Latencies of the stretches of a run. */
export interface Recovery {
  /** Before the first fault. */
  readonly before: Latencies | undefined;
  /** From each fault's beginning to a minute after its end. */
  readonly during: Latencies | undefined;
  /** All of the other time. */
  readonly after: Latencies | undefined;
  readonly faults: readonly FaultRecovery[];
}

export interface TimedRun {
  readonly journeys: readonly TimedJourney[];
  readonly faults: readonly HappenedFault[];
  readonly durationMs: number;
}

/** Of the p95 before the first fault: above it, things are not as before. */
export const NORMAL_TIMES_MAX = 2;
/** Below, a p95 is little more than the longest of a few. */
export const SAMPLES_MIN = 20;
/** The first journeys find workers that have done nothing yet. */
const COLD_MS = 5_000;
/** A journey that was planned so shortly before a fault may be hit by it. */
const HIT_MS = 6_000;

/** Holds the p95 after each fault to the one before the first. Syncs are left out: they take longer the more entries there are. */
export function judgeRecovery({ journeys, faults, durationMs }: TimedRun): Recovery {
  const within = (fromMs: number, toMs: number): readonly TimedJourney[] =>
    journeys.filter(
      ({ kind, plannedMs }) => kind !== 'sync' && plannedMs >= fromMs && plannedMs < toMs,
    );
  const before = toLatencies(within(COLD_MS, (faults[0]?.beganMs ?? durationMs) - HIT_MS));
  const turns = faults.map((fault, at) => {
    const next = faults[at + 1];
    const recoveredMs = fault.endedMs + RECOVERED_WITHIN_MS;
    return {
      fault,
      during: within(fault.beganMs, recoveredMs),
      after: within(recoveredMs, next ? next.beganMs - HIT_MS : durationMs),
    };
  });
  return {
    before,
    during: toLatencies([...new Set(turns.flatMap(({ during }) => during))]),
    after: toLatencies(turns.flatMap(({ after }) => after)),
    faults: turns.map(({ fault: { planned, beganMs, endedMs }, after }) => {
      const latencies = toLatencies(after);
      return {
        ...{ fault: planned, beganMs, endedMs, after: latencies },
        verdict: judge(before, latencies),
      };
    }),
  };
}

function judge(
  before: Latencies | undefined,
  after: Latencies | undefined,
): FaultRecovery['verdict'] {
  if ((before?.count ?? 0) < SAMPLES_MIN || (after?.count ?? 0) < SAMPLES_MIN) return 'not judged';
  return after!.p95Ms <= before!.p95Ms * NORMAL_TIMES_MAX ? 'recovered' : 'slow';
}
