// Proves that work runs in so many lanes, keeps its order, and stops at the first failure or when told.
import { describe, expect, it } from 'vitest';
import { inLanes } from './in-lanes.js';

const never = new AbortController().signal;

describe('inLanes', () => {
  it('works on as many items at once as there are lanes', async () => {
    let atWork = 0;
    let mostAtWork = 0;
    const results = await inLanes([1, 2, 3, 4, 5], { lanes: 2, signal: never }, async (item) => {
      mostAtWork = Math.max(mostAtWork, ++atWork);
      await Promise.resolve();
      atWork -= 1;
      return item * 10;
    });
    expect(results).toEqual([10, 20, 30, 40, 50]);
    expect(mostAtWork).toBe(2);
  });

  it('takes no more items after a failure, and rejects with it', async () => {
    const taken: number[] = [];
    const work = async (item: number): Promise<void> => {
      taken.push(item);
      await Promise.resolve();
      if (item === 1) throw new Error('broken');
    };
    await expect(inLanes([1, 2, 3, 4, 5], { lanes: 2, signal: never }, work)).rejects.toThrow(
      'broken',
    );
    expect(taken.length).toBeLessThan(5);
  });

  it('stops when told', async () => {
    const stopping = new AbortController();
    const work = async (item: number): Promise<void> => {
      if (item === 2) stopping.abort();
    };
    await expect(inLanes([1, 2, 3], { lanes: 1, signal: stopping.signal }, work)).rejects.toThrow(
      'abort',
    );
  });
});
