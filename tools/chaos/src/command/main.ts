import { randomInt } from 'node:crypto';
import { listenForStop } from '@conn-dict/local-stack/programs';
import { makePlan, type ChaosPlan } from '../plan/chaos-plan.js';
import { showPlan } from '../plan/show-plan.js';
import { makeSoakPlan } from '../plan/soak-plan.js';
import { runSeeds } from '../run-seeds.js';
import { soak } from '../soak/soak-command.js';
import { parseChaosOptions, type ChaosOptions } from './chaos-options.js';
import { UsageError } from './usage-error.js';
import { USAGE } from './usage.js';

const INTERRUPTED = 130;
const SEED_MAX = 2 ** 31;

/** Runs what the command line asks for, and gives the exit code that `--help` tells. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const signal = listenForStop();
  try {
    return (await run(options, signal)) ? 0 : 1;
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    console.error(error);
    return 1;
  }
}

/** Answers whether everything held. */
async function run(options: ChaosOptions, signal: AbortSignal): Promise<boolean> {
  switch (options.kind) {
    case 'help':
      console.log(USAGE);
      return true;
    case 'plan':
      for (const seed of options.seeds) console.log(showPlan(makePlan(seed)));
      return true;
    case 'seeds':
      return await runSeeds(
        options.seeds.map((seed) => makePlan(seed)),
        { signal, say: console.log },
      );
    case 'duration':
      return await runSeeds(plansUntilOver(options), { signal, say: console.log });
    case 'soak': {
      const { seed, durationMs, isPlanOnly, jsonFile } = options;
      const plan = makeSoakPlan(seed, durationMs);
      if (!isPlanOnly) return await soak(plan, { signal, say: console.log, jsonFile });
      console.log(showPlan(plan));
      return true;
    }
  }
}

/** Makes one plan after the other until the time is over, at least one. */
function* plansUntilOver({
  firstSeed,
  durationMs,
}: ChaosOptions & { kind: 'duration' }): Generator<ChaosPlan> {
  const overAt = performance.now() + durationMs;
  let seed = firstSeed;
  do yield makePlan(seed++);
  while (performance.now() < overAt);
}

function readOptions(args: readonly string[]): ChaosOptions | number {
  try {
    return parseChaosOptions(args, randomInt(SEED_MAX));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}
