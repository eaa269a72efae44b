import type { BenchStack } from '@conn-dict/bench/parts';
import { createConnDictClient } from '@conn-dict/client';
import { prepareJourneys } from '../journeys/prepare-journeys.js';
import { countKinds, planLoad, type LoadPlan } from '../plan/load-plan.js';
import { driveLoad, type DriveLoadOptions } from './drive-load.js';
import type { LoadResult } from './load-result.js';
import { measureLoad } from './measure-load.js';
import { openFleet } from './open-fleet.js';
import type { RunContext, RunLoadOptions } from './run-load.js';
import { createTally } from './tally.js';

/** Puts a stack under load, warmed up and beside its fleet. @throws the signal's reason, before the load begins */
export async function loadStack(
  stack: BenchStack,
  options: RunLoadOptions,
  context: RunContext,
): Promise<LoadResult> {
  const { durationMs, warmUpMs, fleet } = options;
  const { signal, say } = context;
  const plan = planLoad(options);
  say(`Preparing ${plan.warmUp.length + plan.load.length} executions`);
  const travel = await prepareTravel(stack, options, plan, signal);
  if (fleet > 0) await openFleet(stack, options, context);
  if (warmUpMs > 0) {
    say(`Warming up for ${warmUpMs / 1_000} s`);
    const warmUp = { plan: plan.warmUp, durationMs: warmUpMs, tally: createTally() };
    await driveLoad({ ...warmUp, travel, signal });
  }
  signal.throwIfAborted();
  return await measureLoad(stack, { plan: plan.load, durationMs, travel }, context);
}

/** Prepares every execution of a plan, and gives how each goes its way. */
async function prepareTravel(
  stack: BenchStack,
  { shape }: RunLoadOptions,
  { warmUp, load }: LoadPlan,
  signal: AbortSignal,
): Promise<DriveLoadOptions['travel']> {
  const client = createConnDictClient({ client: stack.client });
  const counts = countKinds([...warmUp, ...load]);
  const journeys = await prepareJourneys({ stack, client, shape, counts, signal });
  return ({ kind, number }, answer, halt) =>
    stack.client.withAbortSignal(halt, () => journeys[kind](number, answer));
}
