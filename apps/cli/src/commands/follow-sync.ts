import { setTimeout as sleep } from 'node:timers/promises';
import { isConnDictError, type VSyncRun, type WaitOptions } from '@conn-dict/client';
import type { VSyncWorkflowResult } from '@conn-dict/contracts';
import type { SyncProgress } from '../output/sync-progress.js';

const LOOK_EVERY_MS = 500;

/** Waits for the end of a sync and shows meanwhile how far it is. @throws ConnDictError as the run's `result` */
export async function followSync(
  run: VSyncRun,
  progress: SyncProgress,
  wait: WaitOptions,
): Promise<VSyncWorkflowResult> {
  const ended = new AbortController();
  const looking = look(run, progress, ended.signal);
  try {
    return await run.result(wait);
  } finally {
    ended.abort();
    await looking;
    progress.end();
  }
}

async function look(run: VSyncRun, progress: SyncProgress, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    const status = await run.status().catch(unlessAway);
    if (status !== undefined) progress.show(status);
    await sleep(LOOK_EVERY_MS, undefined, { signal: ended }).catch(() => undefined);
  }
}

/** That nobody tells how far it is ends no sync: the result is what counts. */
function unlessAway(error: unknown): undefined {
  if (!isConnDictError(error)) throw error;
}
