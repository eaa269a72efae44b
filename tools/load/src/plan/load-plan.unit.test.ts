// Proves that a plan has as many starts as asked for, at the times of its shape, in the mixture of its profile.
import { describe, expect, it } from 'vitest';
import { countKinds, planLoad, type PlanRequest } from './load-plan.js';
import { PROFILES } from './profile.js';
import { SHAPES } from './shape.js';

const REQUEST: PlanRequest = {
  profile: 'mixed',
  shape: 'steady',
  rate: 10,
  durationMs: 30_000,
  warmUpMs: 0,
};
const plan = (change: Partial<PlanRequest> = {}) => planLoad({ ...REQUEST, ...change }).load;

/** Starts in each second. */
function perSecond(change: Partial<PlanRequest>): number[] {
  const counts = Array.from({ length: 30 }, () => 0);
  for (const { atMs } of plan(change)) counts[Math.floor(atMs / 1_000)]! += 1;
  return counts;
}

describe('planLoad', () => {
  it.each(SHAPES)(
    'plans all starts of %s inside the duration, none before the last one',
    (shape) => {
      const times = plan({ shape }).map(({ atMs }) => atMs);
      expect(times).toHaveLength(300);
      expect(times[0]).toBeCloseTo(0, 3);
      expect(times.every((time, index) => index === 0 || time >= times[index - 1]!)).toBe(true);
      expect(times.at(-1)).toBeLessThan(30_000);
    },
  );

  it('spreads a steady load evenly', () => {
    expect(new Set(perSecond({}))).toEqual(new Set([10]));
  });

  it('lets a load ebb and flow three times around its pace', () => {
    const counts = perSecond({ shape: 'ebb-and-flow' });
    for (const ebb of [0, 10, 20]) expect(counts[ebb]).toBeLessThan(5);
    for (const flow of [5, 15, 25]) expect(counts[flow]).toBeGreaterThan(15);
  });

  it('numbers each kind by itself, and mixes all of them', () => {
    const starts = plan();
    expect(countKinds(starts)).toEqual({ claims: 120, entries: 135, infractions: 30, vsync: 15 });
    const claims = starts.filter(({ kind }) => kind === 'claims');
    expect(claims.map(({ number }) => number)).toEqual(claims.map((_, index) => index));
  });

  it.each(PROFILES.filter((profile) => profile !== 'mixed'))('begins only %s', (profile) => {
    expect(countKinds(plan({ profile }))[profile]).toBe(300);
  });

  it('answers at once out of order, late with timers, and what nobody answers never', () => {
    const answers = (change: Partial<PlanRequest>) => [
      ...new Set(plan(change).map(({ answerAfterMs }) => answerAfterMs)),
    ];
    expect(answers({ profile: 'claims' })).toEqual([1_000]);
    expect(answers({ profile: 'entries' })).toEqual([0]);
    expect(answers({ profile: 'claims', shape: 'out-of-order' })).toEqual([0]);
    expect(answers({ profile: 'vsync', shape: 'timers' })).toEqual([0]);
    const late = answers({ profile: 'entries', shape: 'timers' });
    expect(Math.min(...late)).toBeGreaterThanOrEqual(5_000);
    expect(Math.max(...late)).toBeLessThan(30_000);
  });

  it('plans the same load for the time of the warm-up, and numbers the rest from there on', () => {
    const { warmUp, load } = planLoad({ ...REQUEST, warmUpMs: 10_000 });
    expect(countKinds(warmUp)).toEqual({ claims: 40, entries: 45, infractions: 10, vsync: 5 });
    expect(warmUp.at(-1)!.atMs).toBeLessThan(10_000);
    const claims = [...warmUp, ...load].filter(({ kind }) => kind === 'claims');
    expect(claims.map(({ number }) => number)).toEqual(claims.map((_, index) => index));
    expect(load.map(({ number: _, ...start }) => start)).toEqual(
      plan().map(({ number: _, ...start }) => start),
    );
  });

  it('has no warm-up where it shall have none', () => {
    expect(planLoad(REQUEST).warmUp).toEqual([]);
  });

  it('has one start at least', () => {
    expect(plan({ rate: 0.1, durationMs: 1_000 })).toHaveLength(1);
  });
});
