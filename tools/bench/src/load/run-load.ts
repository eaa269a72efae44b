import type { Client, WorkflowHandle } from '@temporalio/client';
import { inLanes } from './in-lanes.js';
import type { LoadKind } from './load-kind.js';

/** One workflow to run. */
export interface Execution {
  readonly workflowId: string;
  readonly input: object;
}

export interface RunLoadOptions {
  readonly client: Client;
  readonly kind: LoadKind;
  readonly executions: readonly Execution[];
  /** Executions under way at once. */
  readonly concurrency: number;
  /** Brings one that was started to its end. @throws Error it ended otherwise than it shall */
  readonly finish: (run: WorkflowHandle) => Promise<void>;
  readonly signal: AbortSignal;
}

export interface LoadRun {
  /** From the first start to the last completion. */
  readonly seconds: number;
  /** From start to completion, of each. */
  readonly latenciesMs: readonly number[];
}

/** Starts the executions and brings each to its end. @throws Error one of them failed or ended otherwise */
export async function runLoad(options: RunLoadOptions): Promise<LoadRun> {
  const { client, kind, executions, concurrency, finish, signal } = options;
  const startedAtMs = performance.now();
  const latenciesMs = await inLanes(executions, { lanes: concurrency, signal }, async (one) => {
    const startedAt = performance.now();
    const run = await client.workflow.start(kind.workflowType, {
      taskQueue: kind.taskQueue,
      workflowId: one.workflowId,
      args: [one.input],
    });
    await finish(run);
    return performance.now() - startedAt;
  });
  return { seconds: (performance.now() - startedAtMs) / 1_000, latenciesMs };
}

/** Awaits the result. @throws Error its status is another one than `wanted` */
export async function awaitStatus(run: WorkflowHandle, wanted: string): Promise<void> {
  const { status } = (await run.result()) as { readonly status: string };
  if (status !== wanted) throw new Error(`${run.workflowId} ended ${status}`);
}
