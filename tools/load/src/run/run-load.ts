import { setMaxListeners } from 'node:events';
import {
  IDLE_CLAIMS,
  IDLE_INFRACTIONS,
  openIdle,
  withBenchFolder,
  withBenchStack,
  type BenchStack,
} from '@conn-dict/bench/parts';
import { createConnDictClient } from '@conn-dict/client';
import type { Environment } from '@conn-dict/config';
import { prepareJourneys } from '../journeys/prepare-journeys.js';
import { startSampler } from '../measure/sampler.js';
import { countKinds, planStarts, type PlanRequest } from '../plan/load-plan.js';
import { LOAD_KINDS } from '../plan/profile.js';
import { driveLoad, type DriveLoadOptions } from './drive-load.js';
import type { LoadResult } from './load-result.js';
import { startProgress } from './progress.js';
import { createTally } from './tally.js';

/** Lets the server keep as many callers waiting as a run may have, and not only 1,200. */
const TEMPORAL_CONFIG = { 'frontend.namespaceCount': '20000' } as const;

export interface RunLoadOptions extends PlanRequest {
  /** Processes of the combined worker. */
  readonly workers: number;
  /** Executions that wait beside the load. */
  readonly fleet: number;
}

export interface RunContext {
  /** Root of the project. */
  readonly root: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Starts a stack, puts it under load, and leaves nothing of it behind. @throws the signal's reason, before the load begins */
export function runLoad(
  options: RunLoadOptions,
  context: RunContext,
  workerEnvironment: Environment = {},
): Promise<LoadResult> {
  const { workers } = options;
  const stackOptions = { ...context, workers, noopWorkers: 0, profileDir: undefined };
  const temporalConfig = TEMPORAL_CONFIG;
  return withBenchFolder(context, (folder) =>
    withBenchStack({ ...stackOptions, folder, temporalConfig, workerEnvironment }, (stack) =>
      loadStack(stack, options, context),
    ),
  );
}

async function loadStack(
  stack: BenchStack,
  options: RunLoadOptions,
  { signal, say }: RunContext,
): Promise<LoadResult> {
  const plan = planStarts(options);
  const client = createConnDictClient({ client: stack.client });
  const counts = countKinds(plan);
  say(`Preparing ${plan.length} executions`);
  const journeys = await prepareJourneys({ ...options, stack, client, counts, signal });
  if (options.fleet > 0) await openFleet(stack, options, { signal, say });
  signal.throwIfAborted();
  const { durationMs } = options;
  const tally = createTally();
  const halt = new AbortController();
  // Every call that is open listens to it.
  setMaxListeners(0, halt.signal);
  const travel: DriveLoadOptions['travel'] = ({ kind, number }, answer) =>
    stack.client.withAbortSignal(halt.signal, () => journeys[kind](number, answer));
  const kinds = LOAD_KINDS.filter((kind) => counts[kind] > 0);
  const progress = startProgress(durationMs, say);
  const onSample = (elapsedMs: number): void => progress.show(elapsedMs, tally);
  const startedAt = new Date().toISOString();
  const sampler = await startSampler({ stack, tally, durationMs, onSample });
  say('Under load');
  try {
    await Promise.race([
      driveLoad({ plan, travel, durationMs, tally, signal, halt }),
      sampler.broken,
    ]);
    const samples = await sampler.stop();
    return {
      startedAt,
      planned: plan.length,
      begun: Object.fromEntries(kinds.map((kind) => [kind, tally.begunOf(kind)])),
      outcomes: [...tally.outcomes],
      samples,
      isInterrupted: signal.aborted,
    };
  } finally {
    progress.stop();
  }
}

/** Opens executions that wait while the load goes on: investigations beside investigations, else claims. */
async function openFleet(
  stack: BenchStack,
  { profile, fleet: count }: RunLoadOptions,
  { signal, say }: Pick<RunContext, 'signal' | 'say'>,
): Promise<void> {
  const load = profile === 'infractions' ? IDLE_INFRACTIONS : IDLE_CLAIMS;
  say(`Opening a fleet of ${count} ${load.unit} that wait`);
  const executions = await load.prepare(stack, { count, signal });
  await openIdle({ stack, load, executions, signal, onProgress: () => undefined });
}
