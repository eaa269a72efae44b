// Proves that waiting for a dependency goes on until it is there, with growing pauses, and ends at once when it is stopped.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilItWorks } from './back-off.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

// node:timers/promises is not faked by vitest: a promise over the faked setTimeout stands in for it.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, value: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      const timer = globalThis.setTimeout(() => resolve(value), ms);
      signal.addEventListener('abort', () => {
        globalThis.clearTimeout(timer);
        reject(signal.reason as Error);
      });
    }),
}));

it('answers what the first good attempt answers', async () => {
  let attempts = 0;
  const pauses: number[] = [];
  const answer = untilItWorks({
    attempt: () => {
      attempts += 1;
      return attempts < 10 ? Promise.reject(new Error('not yet')) : Promise.resolve('there');
    },
    onFailure: (_, pauseMs) => pauses.push(pauseMs),
    signal: new AbortController().signal,
  });
  await vi.runAllTimersAsync();
  expect(await answer).toBe('there');
  expect(pauses).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
});

it('ends when it is stopped, in a pause or before it began', async () => {
  const stop = new AbortController();
  const deps = {
    attempt: () => Promise.reject(new Error('never')),
    onFailure: () => undefined,
    signal: stop.signal,
  };
  const ended = expect(untilItWorks(deps)).rejects.toMatchObject({ name: 'AbortError' });
  await vi.advanceTimersByTimeAsync(500);
  stop.abort();
  await ended;
  await expect(untilItWorks(deps)).rejects.toMatchObject({ name: 'AbortError' });
});

it('does not wait for an attempt that is under way when it is stopped, nor tells of it', async () => {
  const stop = new AbortController();
  const failures: unknown[] = [];
  const ended = untilItWorks({
    attempt: () => new Promise(() => undefined),
    onFailure: (error) => failures.push(error),
    signal: stop.signal,
  });
  stop.abort();
  await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
  expect(failures).toEqual([]);
});
