// Proves that a percentile is a value that was measured, at the nearest rank.
import { describe, expect, it } from 'vitest';
import { percentile } from './percentile.js';

describe('a percentile', () => {
  it.each([
    [50, [3, 1, 2], 2],
    [50, [4, 1, 3, 2], 2],
    [95, Array.from({ length: 100 }, (_, number) => number + 1), 95],
    [100, [5, 9], 9],
    [0, [5, 9], 5],
  ])('%i of %j is %i', (percent, values, expected) => {
    expect(percentile(values, percent)).toBe(expected);
  });

  it('of nothing is no number', () => expect(percentile([], 50)).toBeNaN());
});
