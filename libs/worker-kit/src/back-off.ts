import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 100;
const PAUSE_MS_MAX = 5_000;

export interface BackOffDeps<T> {
  readonly attempt: () => Promise<T>;
  /** Told of each failure, with the pause that follows. */
  readonly onFailure: (error: unknown, pauseMs: number) => void;
  /** Ends the trying. */
  readonly signal: AbortSignal;
}

/**
 * Tries until it works, with pauses from 0.1 s that double up to 5 s. An attempt that is under way when `signal` is
 * aborted is waited for no longer.
 *
 * @throws AbortError once `signal` is aborted
 */
export async function untilItWorks<T>({ attempt, onFailure, signal }: BackOffDeps<T>): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, PAUSE_MS_MAX)) {
    signal.throwIfAborted();
    try {
      return await untilAborted(attempt(), signal);
    } catch (error) {
      signal.throwIfAborted();
      onFailure(error, pauseMs);
    }
    await sleep(pauseMs, undefined, { signal });
  }
}

async function untilAborted<T>(attempt: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: over.signal });
  });
  try {
    return await Promise.race([attempt, aborted]);
  } finally {
    over.abort();
  }
}
