import { findViolations } from '../invariants/all-invariants.js';
import type { Aftermath } from '../aftermath/aftermath.js';
import type { HappenedFault } from '../faults/happen-in-turn.js';
import type { Violation } from '../invariants/invariant.js';
import { LIVES_ON } from '../plan/faults-in-turn.js';
import { showFault } from '../plan/show-plan.js';
import type { SoakPlan } from '../plan/soak-plan.js';
import { judgeMemory, type MemoryLook, type MemoryTrend } from './memory-slope.js';
import { NORMAL_TIMES_MAX, judgeRecovery, type Recovery } from './recovery.js';
import { timeJourneys, toLatencies, type Latencies, type TimedJourney } from './timed-journeys.js';

/** What a soak has left, besides its aftermath. */
export interface SoakRecord {
  /** Milliseconds of the epoch. */
  readonly beganAtMs: number;
  readonly faults: readonly HappenedFault[];
  /** At the worker that lives on. */
  readonly memory: readonly MemoryLook[];
}

/** Journeys of one kind. */
export interface KindSummary {
  readonly journeys: number;
  readonly runs: number;
  readonly latencies: Latencies | undefined;
}

/** What came of a soak. */
export interface SoakReport {
  readonly seed: number;
  readonly durationMs: number;
  readonly kinds: Readonly<Record<TimedJourney['kind'], KindSummary>>;
  readonly recovery: Recovery;
  /** Undefined where it was never seen. */
  readonly memory: MemoryTrend | undefined;
  readonly violations: readonly Violation[];
}

/**
 * Memory grows for so long by what is done for the first time, as each kind of fault: code that is compiled, buffers and
 * heaps that keep their size. 40 minutes were seen (README).
 */
const WARM_UP_MS = 40 * 60_000;

/** Judges a soak: every invariant, the time after each fault, and the memory of the worker that lives on. */
export function toReport(plan: SoakPlan, aftermath: Aftermath, record: SoakRecord): SoakReport {
  const { seed, durationMs } = plan;
  const { subjects, runs } = aftermath;
  const journeys = timeJourneys(subjects, runs, record.beganAtMs);
  const recovery = judgeRecovery({ journeys, faults: record.faults, durationMs });
  const memory = judgeMemory(record.memory, WARM_UP_MS);
  const summarize = (kind: TimedJourney['kind']): KindSummary => {
    const own = subjects.filter((subject) => subject.plan.kind === kind);
    return {
      journeys: own.length,
      runs: own.reduce((sum, subject) => sum + subject.runs.length, 0),
      latencies: toLatencies(journeys.filter((journey) => journey.kind === kind)),
    };
  };
  return {
    ...{ seed, durationMs, recovery, memory },
    kinds: {
      claim: summarize('claim'),
      entry: summarize('entry'),
      infraction: summarize('infraction'),
      sync: summarize('sync'),
    },
    violations: [...findViolations(aftermath), ...findSlow(recovery), ...findLeak(memory)],
  };
}

function findSlow({ before, faults }: Recovery): readonly Violation[] {
  return faults
    .filter(({ verdict }) => verdict === 'slow')
    .map(({ fault, after }) => ({
      invariant: 'p95 back to normal within a minute',
      where: showFault(fault),
      what: `p95 ${after!.p95Ms} ms, before all faults ${before!.p95Ms} ms: more than ${NORMAL_TIMES_MAX} times`,
    }));
}

function findLeak(memory: MemoryTrend | undefined): readonly Violation[] {
  const slope = memory?.slope;
  if (memory !== undefined && !slope?.isGrowing) return [];
  const what = slope
    ? `${slope.mbPerHour.toFixed(1)} MB an hour, at least ${slope.lowMbPerHour.toFixed(1)}`
    : 'was not seen';
  return [{ invariant: 'no growing memory', where: LIVES_ON, what }];
}
