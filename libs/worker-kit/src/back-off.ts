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
 * Tries until it works, with pauses from 0.1 s that double up to 5 s.
 *
 * @throws AbortError once `signal` is aborted
 */
export async function untilItWorks<T>({ attempt, onFailure, signal }: BackOffDeps<T>): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, PAUSE_MS_MAX)) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      onFailure(error, pauseMs);
    }
    await sleep(pauseMs, undefined, { signal });
  }
}
