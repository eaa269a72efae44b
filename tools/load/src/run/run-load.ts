import { withBenchFolder, withBenchStack } from '@conn-dict/bench/parts';
import type { Environment } from '@conn-dict/config';
import type { PlanRequest } from '../plan/load-plan.js';
import type { LoadResult } from './load-result.js';
import { loadStack } from './load-stack.js';

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
