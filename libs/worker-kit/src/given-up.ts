import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from '@temporalio/worker';

export interface GivenUpTimes {
  readonly lookEveryMs: number;
  /** For `run` to reject by itself, with the cause. */
  readonly graceMs: number;
}

const TIMES: GivenUpTimes = { lookEveryMs: 1_000, graceMs: 2_000 };

/**
 * Rejects when the SDK has given up one of the workers, and its `run` does not end: where a poll is refused for good, Core
 * waits for its own shutdown, and so for ever.
 *
 * @throws Error then; AbortError once `over` is aborted
 */
export async function whenGivenUp(
  workers: readonly Pick<Worker, 'getState'>[],
  over: AbortSignal,
  { lookEveryMs, graceMs } = TIMES,
): Promise<never> {
  const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal: over, ref: false });
  while (!workers.some((worker) => worker.getState() === 'FAILED')) await pause(lookEveryMs);
  await pause(graceMs);
  throw new Error('the SDK has given the worker up');
}
