// Proves that a bucket gives out no more than its capacity and what has filled since, and says when to come again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateBucket } from './rate-bucket.js';

function bucketAt(limit: { capacity: number; refillPerMinute: number }) {
  const clock = { ms: 0 };
  return { clock, bucket: createRateBucket(limit, () => clock.ms) };
}

describe('a bucket', () => {
  it('is full at first, then fills by the minute', () => {
    // An eighth of a token a millisecond, which binary fractions hold exactly.
    const { clock, bucket } = bucketAt({ capacity: 2, refillPerMinute: 7500 });
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 8]);
    clock.ms = 7;
    expect(bucket.take()).toBe(1);
    clock.ms = 8;
    expect([bucket.take(), bucket.take()]).toEqual([0, 8]);
  });

  it('never holds more than its capacity, whatever is given back', () => {
    const { clock, bucket } = bucketAt({ capacity: 1, refillPerMinute: 60 });
    clock.ms = 3_600_000;
    bucket.giveBack();
    expect([bucket.take(), bucket.take()]).toEqual([0, 1000]);
    bucket.refill();
    expect(bucket.take()).toBe(0);
  });

  it('gives many at once or none, and more than it holds from a full one', () => {
    const { clock, bucket } = bucketAt({ capacity: 10, refillPerMinute: 60 });
    expect([bucket.take(8), bucket.take(3), bucket.take(2)]).toEqual([0, 1000, 0]);
    bucket.giveBack(10);
    expect([bucket.take(25), bucket.take()]).toEqual([0, 16_000]);
    clock.ms = 25_000;
    expect(bucket.take(10)).toBe(0);
  });

  it('fills nothing where the clock goes back', () => {
    const { clock, bucket } = bucketAt({ capacity: 1, refillPerMinute: 60 });
    bucket.take();
    clock.ms = -10_000;
    expect(bucket.take()).toBe(1000);
  });

  it('gives out at most its capacity and what has filled, and a token when it said so', () => {
    fc.assert(
      fc.property(
        fc.record({
          capacity: fc.integer({ min: 1, max: 20 }),
          refillPerMinute: fc.integer({ min: 1, max: 6000 }),
        }),
        fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 50 }),
        (limit, pausesMs) => {
          const { clock, bucket } = bucketAt(limit);
          let taken = 0;
          for (const pauseMs of pausesMs) {
            clock.ms += pauseMs;
            const waitMs = bucket.take();
            if (waitMs === 0) taken += 1;
            else {
              clock.ms += waitMs + 1;
              expect(bucket.take()).toBe(0);
              taken += 1;
            }
          }
          const filled = (clock.ms * limit.refillPerMinute) / 60_000;
          expect(taken).toBeLessThanOrEqual(limit.capacity + filled + 1e-6);
        },
      ),
    );
  });
});
