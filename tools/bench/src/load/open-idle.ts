import { setTimeout as delay } from 'node:timers/promises';
import type { BenchStack } from '../stack/bench-stack.js';
import type { IdleLoad } from './idle-load.js';
import { inLanes } from './in-lanes.js';
import type { Execution } from './run-load.js';

/** Workflows that are started but do not wait yet: more would only queue up at the server. */
const OPENING_MAX = 200;
const LOOK_EVERY_MS = 500;
/** Without one more that waits. */
const STUCK_AFTER_MS = 60_000;

export interface OpenIdleOptions {
  readonly stack: BenchStack;
  readonly load: IdleLoad;
  readonly executions: readonly Execution[];
  readonly signal: AbortSignal;
  /** Hears how many wait so far. */
  readonly onProgress: (waiting: number) => void;
}

/** Starts the executions and returns once all of them wait. @throws Error no more come to that */
export async function openIdle(options: OpenIdleOptions): Promise<void> {
  const { stack, load, executions, signal, onProgress } = options;
  const { workflowType, taskQueue } = load.kind;
  for (let started = 0; started < executions.length; started += OPENING_MAX) {
    const some = executions.slice(started, started + OPENING_MAX);
    await inLanes(some, { lanes: 50, signal }, ({ workflowId, input }) =>
      stack.client.workflow.start(workflowType, { taskQueue, workflowId, args: [input] }),
    );
    onProgress(await untilWaiting(options, started + some.length));
  }
}

async function untilWaiting(
  { stack, load, signal }: OpenIdleOptions,
  wanted: number,
): Promise<number> {
  let waiting = 0;
  let movedAt = performance.now();
  while (waiting < wanted) {
    await delay(LOOK_EVERY_MS, undefined, { signal });
    const now = await load.countWaiting(stack);
    if (now > waiting) movedAt = performance.now();
    if (performance.now() - movedAt > STUCK_AFTER_MS)
      throw new Error(`only ${now} of ${wanted} ${load.unit} have come to wait`);
    waiting = now;
  }
  return waiting;
}
