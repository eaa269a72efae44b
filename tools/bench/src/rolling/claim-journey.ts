import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONFIRM_SIGNAL } from '@conn-dict/contracts';
import type { Client } from '@temporalio/client';
import { CLAIM } from '../load/load-kind.js';
import { awaitStatus, type Execution } from '../load/run-load.js';

/** A claim from its start to its end, as its caller saw it. */
export interface ClaimJourney {
  readonly workflowId: string;
  /** From the confirmation to the end. */
  readonly confirmedMs: number;
  /** Why it did not end as completed; missing where it did. */
  readonly failure?: string;
}

/** A claim waits for as long before it is confirmed, so that many are open at each restart. */
const WAIT_MS_MAX = 10_000;

/** Starts a claim, confirms it after a while, and waits for its end. Never rejects. */
export async function runClaim(
  { workflow }: Client,
  { workflowId, input }: Execution,
): Promise<ClaimJourney> {
  let confirmedAt = Number.NaN;
  try {
    const { taskQueue, workflowType } = CLAIM;
    const run = await workflow.start(workflowType, { taskQueue, workflowId, args: [input] });
    await sleep(randomInt(WAIT_MS_MAX));
    confirmedAt = performance.now();
    await run.signal(CONFIRM_SIGNAL, { reason: 'USER_REQUESTED' });
    await awaitStatus(run, 'COMPLETED');
    return { workflowId, confirmedMs: performance.now() - confirmedAt };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { workflowId, confirmedMs: performance.now() - confirmedAt, failure };
  }
}
