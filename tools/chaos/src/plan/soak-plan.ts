import type { ChaosPlan } from './chaos-plan.js';
import { planFaultsInTurn } from './faults-in-turn.js';
import { createRandom } from './random.js';
import { planSteadyJourneys } from './steady-journeys.js';

/** A long run at a steady pace in which one thing at a time goes wrong. */
export interface SoakPlan extends ChaosPlan {
  readonly durationMs: number;
}

/** Makes the plan of a soak; the same seed and duration make the same one. */
export function makeSoakPlan(seed: number, durationMs: number): SoakPlan {
  return {
    seed,
    durationMs,
    journeys: planSteadyJourneys(createRandom(seed, 'steady journeys'), durationMs),
    faults: planFaultsInTurn(createRandom(seed, 'faults in turn'), durationMs),
  };
}
