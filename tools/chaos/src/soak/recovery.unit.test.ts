// Proves that a stretch that stays slow after a fault is found, the one of that fault, and that too few samples are not judged.
import { describe, expect, it } from 'vitest';
import { toClaimSubject } from '../journeys/claim-journey.js';
import { toEntrySubject } from '../journeys/entry-journey.js';
import { createRandom } from '../plan/random.js';
import { judgeRecovery, type TimedRun } from './recovery.js';
import { timeJourneys, toLatencies, type TimedJourney } from './timed-journeys.js';

const DURATION_MS = 340_000;
const FAULTS = [60_000, 160_000, 260_000].map((beganMs) => ({
  planned: { kind: 'kill' as const, part: 'redis' as const, atMs: beganMs, durationMs: 5_000 },
  beganMs,
  endedMs: beganMs + 5_000,
}));

/** Two journeys a second that take 200 to 600 ms, and what `extraMs` says of some more. */
function makeRun(extraMs: (plannedMs: number) => number, everyMs = 500): TimedRun {
  const random = createRandom(1, 'latencies');
  const journeys = Array.from({ length: DURATION_MS / everyMs }, (_, number): TimedJourney => {
    const plannedMs = number * everyMs;
    const latencyMs = random.between(200, 600) + extraMs(plannedMs);
    return { kind: 'claim', plannedMs, latencyMs };
  });
  return { journeys, faults: FAULTS, durationMs: DURATION_MS };
}

const verdictsOf = (run: TimedRun): readonly string[] =>
  judgeRecovery(run).faults.map(({ verdict }) => verdict);
const between = (fromMs: number, toMs: number, extraMs: number) => (plannedMs: number) =>
  plannedMs >= fromMs && plannedMs < toMs ? extraMs : 0;

describe('the recovery after a fault', () => {
  it('is found where everything is as before', () => {
    expect(verdictsOf(makeRun(() => 0))).toEqual(['recovered', 'recovered', 'recovered']);
  });

  it('may take a minute', () => {
    const run = makeRun(between(160_000, 225_000, 30_000));
    expect(verdictsOf(run)).toEqual(['recovered', 'recovered', 'recovered']);
    expect(judgeRecovery(run).during!.maxMs).toBeGreaterThan(30_000);
    expect(judgeRecovery(run).after!.maxMs).toBeLessThan(1_000);
  });

  it('is missed where a stretch stays slow, and found again where that ends', () => {
    const run = makeRun(between(160_000, 260_000, 2_000));
    expect(verdictsOf(run)).toEqual(['recovered', 'slow', 'recovered']);
  });

  it('is missed where one journey in ten stays slow', () => {
    const run = makeRun((plannedMs) =>
      plannedMs >= 160_000 && plannedMs < 260_000 && plannedMs % 5_000 === 0 ? 9_000 : 0,
    );
    expect(verdictsOf(run)).toEqual(['recovered', 'slow', 'recovered']);
  });

  it('is not told by journeys that the next fault hits, nor by the first of all', () => {
    const cold = between(0, 5_000, 9_000);
    const hit = between(254_500, 260_000, 9_000);
    const run = makeRun((plannedMs) => cold(plannedMs) + hit(plannedMs));
    expect(verdictsOf(run)).toEqual(['recovered', 'recovered', 'recovered']);
    expect(judgeRecovery(run).before!.maxMs).toBeLessThan(1_000);
  });

  it('is not judged by a few samples, nor without a time before', () => {
    const slow = makeRun(between(160_000, 260_000, 9_000), 2_500);
    expect(verdictsOf(slow)).toEqual(['not judged', 'not judged', 'not judged']);
    const { journeys, ...run } = makeRun(() => 0);
    const late = { ...run, journeys: journeys.filter(({ plannedMs }) => plannedMs > 50_000) };
    expect(verdictsOf(late)).toEqual(['not judged', 'not judged', 'not judged']);
  });

  it('is not judged where the fault took all of its turn', () => {
    const run = makeRun(() => 0);
    const faults = [{ ...FAULTS[0]!, endedMs: 150_000 }, ...FAULTS.slice(1)];
    expect(verdictsOf({ ...run, faults })).toEqual(['not judged', 'recovered', 'recovered']);
  });

  it('leaves syncs out', () => {
    const run = makeRun(() => 0);
    const syncs = run.journeys.map((journey) => ({
      ...journey,
      kind: 'sync' as const,
      latencyMs: 60_000,
    }));
    const judged = judgeRecovery({ ...run, journeys: [...run.journeys, ...syncs] });
    expect(judged).toEqual(judgeRecovery(run));
  });
});

describe('the time of a journey', () => {
  const claim = toClaimSubject(
    { kind: 'claim', decision: 'confirm', startMs: 1_000, decideMs: 3_000 },
    'C',
    'E',
  );
  const entry = toEntrySubject({ kind: 'entry', startMs: 500, changes: ['update'] }, 'E');
  const runsOf = (endedAtMs: number | undefined) =>
    [...claim.runs, ...entry.runs].map(({ workflowId }, at) => ({
      workflowId,
      end: 'COMPLETED',
      endedAtMs: endedAtMs && endedAtMs + at,
    }));

  it('is from its plan to the end of its last run, without what its customer thinks', () => {
    expect(timeJourneys([claim, entry], runsOf(14_000), 10_000)).toEqual([
      { kind: 'claim', plannedMs: 1_000, latencyMs: 1_000 },
      { kind: 'entry', plannedMs: 500, latencyMs: 3_502 },
    ]);
  });

  it('is not told where a run has no end, or was never seen', () => {
    expect(timeJourneys([claim, entry], runsOf(undefined), 10_000)).toEqual([]);
    expect(timeJourneys([claim, entry], runsOf(14_000).slice(0, 2), 10_000)).toHaveLength(1);
    expect(toLatencies([])).toBeUndefined();
  });
});
