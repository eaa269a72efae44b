import { percentile } from '@conn-dict/bench/parts';
import type { SeenRun } from '../aftermath/aftermath.js';
import type { Subject } from '../journeys/subject.js';
import type { JourneyPlan } from '../plan/journey-plan.js';

/** A journey that has come to its end. */
export interface TimedJourney {
  readonly kind: JourneyPlan['kind'];
  /** Milliseconds after the work began when it was to begin. */
  readonly plannedMs: number;
  /** From then to the end of its last run, without the time that its customer thinks. */
  readonly latencyMs: number;
}

/** Percentiles of some latencies. */
export interface Latencies {
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

/** Times each journey from the moment that it was planned for, however late it began; one without an end has no time. */
export function timeJourneys(
  subjects: readonly Subject[],
  runs: readonly SeenRun[],
  beganAtMs: number,
): readonly TimedJourney[] {
  const endOf = new Map(runs.map(({ workflowId, endedAtMs }) => [workflowId, endedAtMs]));
  return subjects.flatMap(({ plan, runs: expected }) => {
    const ends = expected.map(({ workflowId }) => endOf.get(workflowId) ?? Infinity);
    const latencyMs = Math.max(...ends) - beganAtMs - plan.startMs - thinkingMs(plan);
    return Number.isFinite(latencyMs)
      ? [{ kind: plan.kind, plannedMs: plan.startMs, latencyMs }]
      : [];
  });
}

function thinkingMs(plan: JourneyPlan): number {
  return 'decideMs' in plan ? plan.decideMs - plan.startMs : 0;
}

/** Undefined where there are none. */
export function toLatencies(journeys: readonly TimedJourney[]): Latencies | undefined {
  if (journeys.length === 0) return undefined;
  const values = journeys.map(({ latencyMs }) => latencyMs);
  return {
    count: values.length,
    p50Ms: percentile(values, 0.5),
    p95Ms: percentile(values, 0.95),
    maxMs: percentile(values, 1),
  };
}
