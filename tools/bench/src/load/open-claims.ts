import { setTimeout as delay } from 'node:timers/promises';
import type { ClaimWorkflowInput } from '@conn-dict/contracts';
import type { BenchStack } from '../stack/bench-stack.js';
import { inLanes } from './in-lanes.js';
import { CLAIM } from './load-kind.js';

/** Claims that are started but do not wait yet: more would only queue up at the server. */
const OPENING_MAX = 200;
const LOOK_EVERY_MS = 500;
/** Without a claim more that waits. */
const STUCK_AFTER_MS = 60_000;

export interface OpenClaimsOptions {
  readonly stack: BenchStack;
  readonly inputs: readonly ClaimWorkflowInput[];
  readonly signal: AbortSignal;
  /** Hears how many wait so far. */
  readonly onProgress: (waiting: number) => void;
}

/** Starts the claims and returns once all of them wait for their resolution. @throws Error no more come to that */
export async function openClaims(options: OpenClaimsOptions): Promise<void> {
  const { stack, inputs, signal, onProgress } = options;
  for (let started = 0; started < inputs.length; started += OPENING_MAX) {
    const some = inputs.slice(started, started + OPENING_MAX);
    await inLanes(some, { lanes: 50, signal }, (input) =>
      stack.client.workflow.start(CLAIM.workflowType, {
        taskQueue: CLAIM.taskQueue,
        workflowId: `claim-${input.claim_id}`,
        args: [input],
      }),
    );
    onProgress(await untilWaiting(stack, started + some.length, signal));
  }
}

async function untilWaiting(
  { postgres }: BenchStack,
  wanted: number,
  signal: AbortSignal,
): Promise<number> {
  let waiting = 0;
  let movedAt = performance.now();
  while (waiting < wanted) {
    await delay(LOOK_EVERY_MS, undefined, { signal });
    const now = await postgres.countWaitingClaims();
    if (now > waiting) movedAt = performance.now();
    if (performance.now() - movedAt > STUCK_AFTER_MS)
      throw new Error(`only ${now} of ${wanted} claims have come to wait`);
    waiting = now;
  }
  return waiting;
}
