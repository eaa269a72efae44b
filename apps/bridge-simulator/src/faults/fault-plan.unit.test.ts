// Proves which calls a planned fault happens to, and that a seed repeats its chances.
import { describe, expect, it } from 'vitest';
import { createFaultPlan } from './fault-plan.js';
import { createSeededRandom } from './seeded-random.js';

describe('createFaultPlan', () => {
  it('lets a fault happen so many times, to its method alone', () => {
    const plan = createFaultPlan(() => 0);
    plan.add({ method: 'CreateClaim', type: 'RateLimited', times: 2 });
    const hits = ['GetClaim', 'CreateClaim', 'CreateClaim', 'CreateClaim'].map((method) =>
      plan.next(method),
    );
    expect(hits.map((fault) => fault?.type)).toEqual([
      undefined,
      'RateLimited',
      'RateLimited',
      undefined,
    ]);
  });

  it('takes the oldest that fits, and * for each method', () => {
    const plan = createFaultPlan(() => 0);
    plan.add({ method: 'GetClaim', latencyMs: 1, times: 1 });
    plan.add({ method: '*', latencyMs: 2 });
    expect([plan.next('GetClaim'), plan.next('GetClaim')]).toMatchObject([
      { latencyMs: 1 },
      { latencyMs: 2 },
    ]);
    plan.clear();
    expect(plan.next('GetClaim')).toBeUndefined();
  });

  it('waits for a call about its entry, and counts how often it happened', () => {
    const plan = createFaultPlan(() => 0);
    const fault = plan.add({ method: '*', entryId: 'ENTRY-001', type: 'Forbidden' });
    expect(plan.next('GetEntry')).toBeUndefined();
    expect(plan.next('GetEntry', () => 'ENTRY-002')).toBeUndefined();
    expect(fault.hits).toBe(0);
    expect(plan.next('GetEntry', () => 'ENTRY-001')?.type).toBe('Forbidden');
    expect(fault.hits).toBe(1);
  });

  it('happens at its rate, and in the same calls for the same seed', () => {
    const hits = (seed: number) => {
      const plan = createFaultPlan(createSeededRandom(seed));
      plan.add({ method: '*', code: 14, rate: 0.3 });
      return Array.from({ length: 2_000 }, () => plan.next('GetClaim') !== undefined);
    };
    expect(hits(7)).toEqual(hits(7));
    expect(hits(7)).not.toEqual(hits(8));
    const share = hits(7).filter(Boolean).length / 2_000;
    expect(share).toBeGreaterThan(0.26);
    expect(share).toBeLessThan(0.34);
  });
});
