// Proves that a soak's plan is a pure function of seed and duration, steady in pace and mix, one fault at a time, each kind before one comes twice, and never a kill of the worker that lives on.
import { describe, expect, it } from 'vitest';
import { DEPENDENCIES, NETWORK_FAULTS, WORKERS } from './fault-plan.js';
import { LIVES_ON, RECOVERED_WITHIN_MS } from './faults-in-turn.js';
import type { JourneyPlan } from './journey-plan.js';
import { showPlan } from './show-plan.js';
import { makeSoakPlan } from './soak-plan.js';

const MINUTE_MS = 60_000;
const DURATIONS_MS = [20_000, 2 * MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS];
const PLANS = DURATIONS_MS.flatMap((durationMs) =>
  [1, 2, 3].map((seed) => makeSoakPlan(seed, durationMs)),
);

const withoutTimes = (journey: JourneyPlan): string =>
  JSON.stringify({ ...journey, startMs: 0, decideMs: 0 });

describe('the plan of a soak', () => {
  it('is the same for the same seed and duration, and another for another', () => {
    for (const plan of PLANS) expect(makeSoakPlan(plan.seed, plan.durationMs)).toEqual(plan);
    const texts = PLANS.map((plan) => JSON.stringify({ ...plan, seed: 0 }));
    expect(new Set(texts).size).toBe(PLANS.length);
  });

  it.each([
    [20_000, 1],
    [2 * MINUTE_MS, 1],
    [10 * MINUTE_MS, 5],
    [60 * MINUTE_MS, 33],
  ])('has in %i ms %i faults', (durationMs, count) => {
    expect(makeSoakPlan(1, durationMs).faults).toHaveLength(count);
  });

  it('leaves each fault the time to recover, and some to measure', () => {
    for (const { faults, durationMs } of PLANS)
      if (durationMs > MINUTE_MS)
        for (const [at, { atMs, durationMs: lasts }] of faults.entries()) {
          const endsMs = faults[at + 1]?.atMs ?? durationMs;
          expect(endsMs - (atMs + lasts + RECOVERED_WITHIN_MS)).toBeGreaterThan(24_000);
        }
  });

  it('has every kind of fault in an hour once, and none of them kills the worker that lives on', () => {
    for (const { faults } of PLANS.filter(({ durationMs }) => durationMs === 60 * MINUTE_MS)) {
      const all = [
        ...['worker-2', ...DEPENDENCIES].map((part) => `kill ${part}`),
        ...[...WORKERS, ...DEPENDENCIES].map((part) => `pause ${part}`),
        ...NETWORK_FAULTS.flatMap((kind) => DEPENDENCIES.map((part) => `${kind} ${part}`)),
      ];
      const planned = faults.map(({ kind, part }) => `${kind} ${part}`);
      expect(planned.toSorted()).toEqual(all.toSorted());
      expect(planned).not.toContain(`kill ${LIVES_ON}`);
      expect(new Set(faults.slice(0, 6).map(({ kind }) => kind)).size).toBe(6);
    }
  });

  it('begins again with all of them in a longer run', () => {
    const { faults } = makeSoakPlan(1, 2 * 60 * MINUTE_MS);
    const planned = faults.map(({ kind, part }) => `${kind} ${part}`);
    expect(new Set(planned.slice(0, 33)).size).toBe(33);
    expect(new Set(planned.slice(33, 66)).size).toBe(33);
  });

  it('has the same mix of journeys in all five seconds, two a second', () => {
    const { journeys } = makeSoakPlan(1, 10 * MINUTE_MS);
    const steady = journeys.filter(({ kind }) => kind !== 'sync');
    const mixOf = (from: number): readonly string[] =>
      steady
        .filter(({ startMs }) => startMs >= from && startMs < from + 5_000)
        .map(withoutTimes)
        .toSorted();
    expect(mixOf(0)).toHaveLength(10);
    for (let from = 0; from < 10 * MINUTE_MS; from += 5_000) expect(mixOf(from)).toEqual(mixOf(0));
  });

  it('has a sync of each participant a minute, each after the one before', () => {
    const { journeys } = makeSoakPlan(1, 10 * MINUTE_MS);
    const syncs = journeys.filter((journey) => journey.kind === 'sync');
    for (const participant of ['seeded', 'claimer']) {
      const own = syncs.filter((sync) => sync.participant === participant);
      expect(own.map(({ round }) => round)).toEqual(own.map((_, at) => at));
      expect(own).toHaveLength(10);
      expect(own[0]!.syncType).toBe('FULL');
    }
  });

  it('is shown with all that it does', () => {
    for (const plan of PLANS)
      expect(showPlan(plan).split('\n')).toHaveLength(
        1 + plan.journeys.length + plan.faults.length,
      );
  });
});
