// Proves that a report counts what was done, tells a slow stretch, a leak and a memory that was not seen as violations, and shows all of it.
import { describe, expect, it } from 'vitest';
import { GOOD } from '../../test/good-aftermath.js';
import type { Aftermath, SeenRun } from '../aftermath/aftermath.js';
import { toEntrySubject } from '../journeys/entry-journey.js';
import { makeSoakPlan } from '../plan/soak-plan.js';
import { showReport } from './show-report.js';
import { toReport, type SoakRecord } from './soak-report.js';

const DURATION_MS = 600_000;
const WARM_UP_MS = 2_400_000;
const plan = makeSoakPlan(7, DURATION_MS);
const faults = plan.faults.map((planned) => ({
  planned,
  beganMs: planned.atMs,
  endedMs: planned.atMs + planned.durationMs,
}));

/** Two entries a second, each of which takes half a second, or what `latencyMs` says; nothing else is left of them. */
function makeAftermath(latencyMs = (_plannedMs: number): number => 500): Aftermath {
  const subjects = Array.from({ length: DURATION_MS / 500 }, (_, number) =>
    toEntrySubject({ kind: 'entry', startMs: number * 500, changes: [] }, `ENTRY-${number}`),
  );
  const runs = subjects.flatMap(({ plan: { startMs }, runs: expected }) =>
    expected.map(({ workflowId }): SeenRun => ({
      workflowId,
      end: 'ACTIVE',
      endedAtMs: startMs + latencyMs(startMs),
    })),
  );
  return { ...GOOD, subjects, runs };
}

const record = (leakMbPerHour = 0): SoakRecord => ({
  beganAtMs: 0,
  faults,
  memory: Array.from({ length: DURATION_MS / 2_000 }, (_, number) => ({
    atMs: WARM_UP_MS + number * 2_000,
    rssMb: 300 + (number % 7) + (number * leakMbPerHour) / 1_800,
  })),
});

const namesOf = (aftermath: Aftermath, seen: SoakRecord): readonly string[] => {
  const { violations } = toReport(plan, aftermath, seen);
  return [...new Set(violations.map(({ invariant }) => invariant))];
};
const SLOW = 'p95 back to normal within a minute';
const LEAK = 'no growing memory';

describe('the report of a soak', () => {
  it('counts journeys and runs, and has the times of each kind', () => {
    const { kinds, seed } = toReport(plan, makeAftermath(), record());
    const latencies = { count: 1_200, p50Ms: 500, p95Ms: 500, maxMs: 500 };
    expect(seed).toBe(7);
    expect(kinds.entry).toEqual({ journeys: 1_200, runs: 1_200, latencies });
    expect(kinds.claim).toEqual({ journeys: 0, runs: 0, latencies: undefined });
  });

  it('holds the run to every invariant of a seed', () => {
    expect(namesOf(makeAftermath(), record())).toContain('every outside effect once');
  });

  it('tells a stretch that stays slow, by its fault', () => {
    const from = faults[2]!.endedMs + 60_000;
    const aftermath = makeAftermath((ms) => (ms > from && ms < faults[3]!.beganMs ? 2_000 : 500));
    expect(namesOf(makeAftermath(), record())).not.toContain(SLOW);
    const { violations, recovery } = toReport(plan, aftermath, record());
    expect(violations.filter(({ invariant }) => invariant === SLOW)).toHaveLength(1);
    expect(recovery.faults[2]!.verdict).toBe('slow');
  });

  it('tells a leak, and a memory that nobody saw', () => {
    expect(namesOf(makeAftermath(), record())).not.toContain(LEAK);
    expect(namesOf(makeAftermath(), record(600))).toContain(LEAK);
    expect(namesOf(makeAftermath(), { ...record(), memory: [] })).toContain(LEAK);
  });

  it('is shown with every fault, and with every violation', () => {
    const report = toReport(plan, makeAftermath(), record(600));
    const text = showReport(report);
    expect(report.violations.length).toBeGreaterThan(50);
    expect(text).toContain('seed 7: 5 faults');
    expect(text.match(/recovered$/gm)).toHaveLength(5);
    expect(text).toMatch(/slope \d{3}\.\d MB an hour, 95 % interval/);
    for (const { what } of report.violations.slice(0, 50)) expect(text).toContain(what);
    expect(text).toContain(`  and ${report.violations.length - 50} more`);
  });

  it('says what could not be judged', () => {
    const { memory, ...seen } = record();
    const short = { ...seen, memory: memory.slice(0, 160) };
    const cold = { ...seen, memory: memory.map((look) => ({ ...look, atMs: look.atMs / 5 })) };
    const text = showReport(toReport(plan, { ...makeAftermath(), runs: [] }, short));
    expect(text).toContain('too short a time to judge its slope');
    expect(showReport(toReport(plan, makeAftermath(), cold))).toContain('too short a time');
    expect(text.match(/not judged$/gm)).toHaveLength(5);
  });
});
