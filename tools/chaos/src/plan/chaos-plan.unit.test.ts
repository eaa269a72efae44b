// Proves that a plan is a pure function of its seed, that every fault befalls every part in some seed, and none two at once.
import { describe, expect, it } from 'vitest';
import { makePlan } from './chaos-plan.js';
import { DEPENDENCIES, NETWORK_FAULTS, PROCESS_FAULTS, WORKERS } from './fault-plan.js';
import { showPlan } from './show-plan.js';

const PLANS = Array.from({ length: 300 }, (_, seed) => makePlan(seed));

describe('a plan', () => {
  it('is the same for the same seed, and another for another', () => {
    for (const plan of PLANS) expect(makePlan(plan.seed)).toEqual(plan);
    expect(new Set(PLANS.map((plan) => JSON.stringify({ ...plan, seed: 0 }))).size).toBe(300);
  });

  it('is what it was when the seeds of the README were run', () => {
    expect(showPlan(makePlan(1))).toMatchInlineSnapshot(`
      "Plan of seed 1:
            97 ms  claim, confirm at 1255 ms
           124 ms  FAULT hole: redis of worker-1, 1970 ms
           209 ms  FAULT pause: worker-2, 862 ms
           711 ms  entry, then update
          1074 ms  claim, cancel at 2900 ms
          1519 ms  claim, withdraw at 2955 ms
          2029 ms  claim, cancel at 3308 ms
          2164 ms  sync of the seeded participant, FULL
          2493 ms  sync of the claimer participant, FULL
          2828 ms  infraction, evidence 1, DISMISS at 5765 ms
          3417 ms  claim, cancel at 8307 ms
          3500 ms  entry, then update
          3539 ms  entry, then delete
          3610 ms  FAULT pause: worker-2, 1757 ms
          4707 ms  infraction, evidence 2, DISMISS at 9167 ms
          4934 ms  FAULT hole: postgres of worker-1, 2120 ms"
    `);
  });

  it('has each fault of each part in some seed', () => {
    const planned = PLANS.flatMap(({ faults }) => faults);
    const seen = new Set(planned.map(({ part, kind }) => `${part} ${kind}`));
    const all = [
      ...[...WORKERS, ...DEPENDENCIES].flatMap((part) =>
        PROCESS_FAULTS.map((kind) => `${part} ${kind}`),
      ),
      ...DEPENDENCIES.flatMap((part) => NETWORK_FAULTS.map((kind) => `${part} ${kind}`)),
    ];
    expect([...seen].toSorted()).toEqual(all.toSorted());
  });

  it('lets nothing befall a part twice at once', () => {
    for (const { faults } of PLANS)
      for (const [at, fault] of faults.entries())
        for (const later of faults.slice(at + 1))
          if (later.part === fault.part)
            expect(later.atMs).toBeGreaterThan(fault.atMs + fault.durationMs);
  });

  it('is shown with all that it does', () => {
    for (const plan of PLANS)
      expect(showPlan(plan).split('\n')).toHaveLength(
        1 + plan.journeys.length + plan.faults.length,
      );
  });
});
