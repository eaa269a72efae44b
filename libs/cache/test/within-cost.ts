import { expect } from 'vitest';

/** What a cache may cost on top of none. */
const COST_MS_MAX = 50;
/** Two timers of a busy machine are further apart than this: what lies between is other people's work. */
const BEAT_MS_MAX = 5;

/** Runs work, and counts the time in which this process could have gone on, and waited for the cache. */
export async function withinCost<Result>(work: () => Promise<Result>): Promise<Result> {
  let waitedMs = 0;
  let last = performance.now();
  const count = (): void => {
    const now = performance.now();
    waitedMs += Math.min(now - last, BEAT_MS_MAX);
    last = now;
  };
  const beat = setInterval(count, 1);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    count();
    expect(waitedMs).toBeLessThan(COST_MS_MAX);
  }
}
