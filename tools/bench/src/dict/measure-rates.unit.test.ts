// Proves that a rate is calls by CPU time, of the rounds that count, with every call made.
import { expect, it, vi } from 'vitest';
import { measureRates } from './measure-rates.js';

const { signal } = new AbortController();

it('divides the calls by the CPU time that they took', async () => {
  let seconds = 0;
  const slow = vi.fn((_index: number) => void (seconds += 0.5));
  const fast = vi.fn((_index: number) => void (seconds += 0.25));
  const rates = await measureRates(
    [
      { name: 'slow', calls: 4, call: slow },
      { name: 'fast', calls: 8, call: fast },
    ],
    { rounds: 3, signal, cpuSeconds: () => seconds },
  );
  expect(rates).toEqual(Array.from({ length: 3 }, () => ({ slow: 2, fast: 4 })));
  expect(slow).toHaveBeenCalledTimes(5 * 4);
  expect(fast.mock.calls.slice(0, 3)).toEqual([[0], [1], [2]]);
});
