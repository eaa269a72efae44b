import { setTimeout as delay } from 'node:timers/promises';
import { CONFIRM_SIGNAL, type ClaimWorkflowInput } from '@conn-dict/contracts';
import type { Client } from '@temporalio/client';
import { inLanes } from './in-lanes.js';
import type { LoadKind } from './load-kind.js';

export interface RunClaimsOptions {
  readonly client: Client;
  readonly kind: LoadKind;
  /** One execution each. */
  readonly inputs: readonly ClaimWorkflowInput[];
  /** Executions under way at once. */
  readonly concurrency: number;
  /** Pause between a start and its confirmation. */
  readonly answerAfterMs: number;
  readonly signal: AbortSignal;
}

export interface ClaimsRun {
  /** From the first start to the last completion. */
  readonly seconds: number;
  /** From start to completion, of each. */
  readonly latenciesMs: readonly number[];
  readonly workflowIds: readonly string[];
}

/**
 * Starts the executions, confirms each with a signal of its own, and awaits their results.
 *
 * @throws Error one of them failed or ended otherwise than completed
 */
export async function runClaims(options: RunClaimsOptions): Promise<ClaimsRun> {
  const { client, kind, inputs, concurrency, answerAfterMs, signal } = options;
  const workflowIds = inputs.map((input) => toWorkflowId(kind, input));
  const startedAtMs = performance.now();
  const latenciesMs = await inLanes(inputs, { lanes: concurrency, signal }, async (input) => {
    const startedAt = performance.now();
    const run = await client.workflow.start(kind.workflowType, {
      taskQueue: kind.taskQueue,
      workflowId: toWorkflowId(kind, input),
      args: [input],
    });
    if (answerAfterMs > 0) await delay(answerAfterMs, undefined, { signal });
    await run.signal(CONFIRM_SIGNAL, { reason: 'USER_REQUESTED' });
    const { status } = (await run.result()) as { readonly status: string };
    if (status !== 'COMPLETED') throw new Error(`${kind.name} ${input.claim_id} ended ${status}`);
    return performance.now() - startedAt;
  });
  return { seconds: (performance.now() - startedAtMs) / 1_000, latenciesMs, workflowIds };
}

function toWorkflowId({ name }: LoadKind, { claim_id }: ClaimWorkflowInput): string {
  return `${name}-${claim_id}`;
}
