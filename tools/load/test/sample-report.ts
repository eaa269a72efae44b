import { toLoadReport, type LoadReport } from '../src/report/load-report.js';
import type { Sample } from '../src/measure/sample.js';
import type { Outcome } from '../src/run/tally.js';

/** Outcomes of nobody's run: claims of 10, 20, … ms, one a second. */
export function toOutcomes(count: number, change: Partial<Outcome> = {}): Outcome[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'claims',
    endedMs: index * 1_000,
    latencyMs: (index + 1) * 10,
    lateMs: 1,
    ...change,
  }));
}

/** A second of nobody's run. */
export function toSample(atSeconds: number, change: Partial<Sample> = {}): Sample {
  return {
    atSeconds,
    begunPerSecond: 1,
    donePerSecond: 1,
    failed: 0,
    open: 1,
    latencies: { p50: 10, p95: 20, p99: 30, max: 40 },
    backlog: { workflowTasks: 2, activityTasks: 1 },
    processes: { 'worker-1': { cores: 0.5, memoryMb: 100 + atSeconds } },
    otherCores: 0.25,
    ...change,
  };
}

/** A run of ten seconds that nobody made. */
export function toSampleReport(
  outcomes: readonly Outcome[] = toOutcomes(10),
  rate = 1,
): LoadReport {
  const options = {
    profile: 'claims',
    shape: 'steady',
    rate,
    durationMs: 10_000,
    warmUpMs: 0,
    workers: 1,
    fleet: 0,
  } as const;
  return toLoadReport(options, {
    startedAt: '2026-01-31T10:00:00.000Z',
    planned: 10,
    begun: { claims: 10 },
    outcomes,
    samples: Array.from({ length: 10 }, (_, index) => toSample(index + 1)),
    isInterrupted: false,
  });
}
