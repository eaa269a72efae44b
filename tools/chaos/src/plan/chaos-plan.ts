import { planFaults, type PlannedFault } from './fault-plan.js';
import { planJourneys, type JourneyPlan } from './journey-plan.js';
import { createRandom } from './random.js';

/** All that a run decides: what is done, what goes wrong, and when. */
export interface ChaosPlan {
  readonly seed: number;
  readonly journeys: readonly JourneyPlan[];
  readonly faults: readonly PlannedFault[];
}

/** Work and faults begin within it. */
const WINDOW_MS = 5_000;
const FAULT_MS = { min: 300, max: 2_500 };

/** Makes the plan of a seed; the same seed makes the same one. */
export function makePlan(seed: number): ChaosPlan {
  return {
    seed,
    journeys: planJourneys(createRandom(seed, 'journeys'), WINDOW_MS),
    faults: planFaults(createRandom(seed, 'faults'), {
      windowMs: WINDOW_MS,
      durationMs: FAULT_MS,
    }),
  };
}
