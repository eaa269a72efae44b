import { Context } from '@temporalio/activity';
import { SYNC_PROGRESS_SIGNAL, type SyncProgressInput } from '@conn-dict/contracts';

/** How far a long step is: of so many entries, some are done. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** One attempt of a long step, as its host sees it. */
export interface Attempt {
  /** Aborts when the step is to end: cancelled, or its worker stops. */
  readonly signal: AbortSignal;
  /** Whether its sync was cancelled: nobody will go on with what it leaves. */
  isUnwanted(): boolean;
  /** Heartbeats, and now and then tells the workflow, for its query. Call it often: it is cheap. */
  progress(progress: Progress): void;
}

/** A signal is an event in the history: one a quarter of a minute is enough to look at. */
const TOLD_EVERY_MS = 15_000;

/** The attempt that this code runs in. @param toldEveryMs pause between two signals of its progress */
export function currentAttempt(toldEveryMs = TOLD_EVERY_MS): Attempt {
  const context = Context.current();
  const startedAtMs = performance.now();
  let toldAtMs = startedAtMs;
  let begunAt: number | undefined;
  return {
    signal: context.cancellationSignal,
    isUnwanted: () => context.cancellationDetails?.cancelRequested ?? false,
    progress(progress) {
      context.heartbeat(progress);
      // What an earlier attempt did is no work of this one.
      begunAt ??= progress.done;
      const nowMs = performance.now();
      if (nowMs - toldAtMs < toldEveryMs) return;
      toldAtMs = nowMs;
      const seconds = (nowMs - startedAtMs) / 1_000;
      const perSecond = Math.max(0, (progress.done - begunAt) / seconds);
      const told = { percent: toPercent(progress), entries_per_second: Math.round(perSecond) };
      // One that is lost is none that anybody misses.
      tellWorkflow(context, told).catch(() => undefined);
    },
  };
}

function toPercent({ done, total }: Progress): number {
  return total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total));
}

async function tellWorkflow(context: Context, progress: SyncProgressInput): Promise<void> {
  const { workflowExecution } = context.info;
  if (!workflowExecution) return;
  const { workflowId, runId } = workflowExecution;
  const handle = context.client.workflow.getHandle(workflowId, runId);
  await handle.signal(SYNC_PROGRESS_SIGNAL, progress);
}
