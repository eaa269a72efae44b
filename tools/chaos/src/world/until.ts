import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 100;

/**
 * Looks again and again until what is seen is not undefined. What a look throws counts as not yet.
 *
 * @throws Error after `timeoutMs`, naming what was waited for and caused by the last look's error
 */
export async function until<T>(
  what: string,
  timeoutMs: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    let cause: unknown;
    try {
      const seen = await look();
      if (seen !== undefined) return seen;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > giveUpAt)
      throw new Error(`${what}: not within ${timeoutMs / 1_000} s`, { cause });
    await sleep(PAUSE_MS);
  }
}
