import type { ChaosPlan } from './plan/chaos-plan.js';
import { runSeed } from './run-seed.js';
import { showOutcome } from './show-outcome.js';
import { withChaosWorld } from './world/chaos-world.js';

export interface RunContext {
  /** Ends the run before its next seed. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Runs plans one after the other in one world, and answers whether everything held. The logs of a violation stay. */
export async function runSeeds(
  plans: Iterable<ChaosPlan>,
  { signal, say }: RunContext,
): Promise<boolean> {
  const { failed, ran } = await withChaosWorld(async (world) => {
    const failed: number[] = [];
    let ran = 0;
    for (const plan of plans) {
      signal.throwIfAborted();
      const outcome = await runSeed(world, plan);
      say(showOutcome(outcome));
      ran += 1;
      if (outcome.violations.length > 0) failed.push(plan.seed);
    }
    return { failed, ran, keepLogs: failed.length > 0 };
  });
  const total = `${ran} seeds, ${failed.length} with violations`;
  say(failed.length > 0 ? `${total}: ${failed.join(', ')}` : total);
  return failed.length === 0;
}
