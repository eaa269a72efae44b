// Proves that work begins at its pace whatever it takes, and is all awaited in the end.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startOpenLoop } from './open-loop.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('begins so many pieces a second, though none of them has ended', async () => {
  const begun: number[] = [];
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const loop = startOpenLoop(4, async (index) => {
    begun.push(index);
    await finished;
    return index;
  });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  const ended = loop.end();
  await vi.advanceTimersByTimeAsync(2_000);
  finish();
  expect(await ended).toEqual(begun);
});
