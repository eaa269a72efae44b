import { setMaxListeners } from 'node:events';
import type { Context } from '@temporalio/activity';
import { CancelledFailure } from '@temporalio/common';

const SHUTDOWN = 'WORKER_SHUTDOWN';

/** Makes a signal of the moment when the tasks that run at `stop` have had their time. */
export function toGraceEnd(stop: AbortSignal, graceMs: number): AbortSignal {
  const graceEnd = new AbortController();
  // One for each attempt that was cancelled: as many as there are slots.
  setMaxListeners(0, graceEnd.signal);
  const begin = (): void => void setTimeout(() => graceEnd.abort(), graceMs).unref();
  if (stop.aborted) begin();
  else stop.addEventListener('abort', begin, { once: true });
  return graceEnd.signal;
}

/**
 * Rejects when the worker's grace period ends before the attempt is over; never settles else.
 *
 * The SDK tells an attempt of one cancellation only, and heartbeats bring that of its workflow: one that has ignored it
 * would never hear of the shutdown, and hold it up.
 */
export function untilGivenUp(
  context: Context,
  graceEnd: AbortSignal,
  over: AbortSignal,
): Promise<never> {
  return new Promise((_, reject) => {
    context.cancelled.catch((error: unknown) => {
      const giveUp = (): void => reject(new CancelledFailure(SHUTDOWN));
      const isShutdown = error instanceof CancelledFailure && error.message === SHUTDOWN;
      if (isShutdown || graceEnd.aborted) giveUp();
      else if (!over.aborted) graceEnd.addEventListener('abort', giveUp, { signal: over });
    });
  });
}
