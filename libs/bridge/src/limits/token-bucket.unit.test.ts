// Proves that a bucket never gives out more than its limit allows, waits no longer than it must, and rests when told.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenBucket } from './token-bucket.js';

function bucketAt(capacity: number, refillPerMinute: number) {
  const time = { nowMs: 5_000 };
  const bucket = createTokenBucket({ capacity, refillPerMinute, clock: () => time.nowMs });
  return { bucket, time };
}

describe('createTokenBucket', () => {
  it('gives out at most capacity + rate * t, whatever the calls and pauses', () => {
    const step = fc.record({
      elapsedMs: fc.nat(30_000),
      takes: fc.nat(20),
      pauseMs: fc.option(fc.nat(60_000), { freq: 5 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 1_200 }),
        fc.array(step, { maxLength: 40 }),
        (capacity, refillPerMinute, steps) => {
          const { bucket, time } = bucketAt(capacity, refillPerMinute);
          const startMs = time.nowMs;
          let taken = 0;
          for (const { elapsedMs, takes, pauseMs } of steps) {
            time.nowMs += elapsedMs;
            if (pauseMs !== null) bucket.pause(pauseMs);
            for (let i = 0; i < takes; i += 1) if (bucket.take() === 0) taken += 1;
            const allowed = capacity + ((time.nowMs - startMs) * refillPerMinute) / 60_000;
            expect(taken).toBeLessThanOrEqual(allowed + 1e-6);
          }
        },
      ),
    );
  });

  it('has a token after the wait that it names, and none a millisecond before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(120_000), (rate, pauseMs) => {
        const { bucket, time } = bucketAt(1, rate);
        bucket.take();
        bucket.pause(pauseMs);
        const waitMs = bucket.take();
        expect(waitMs).toBeGreaterThan(0);
        time.nowMs += waitMs - 1;
        expect(bucket.take()).toBeGreaterThan(0);
        time.nowMs += 1 + 1e-6;
        expect(bucket.take()).toBe(0);
      }),
    );
  });

  it('gives many tokens at once or none of them', () => {
    const { bucket, time } = bucketAt(10, 60);
    expect(bucket.take(8)).toBe(0);
    expect(bucket.take(3)).toBe(1_000);
    expect(bucket.take(2)).toBe(0);
    time.nowMs += 5_000;
    expect(bucket.take(6)).toBe(1_000);
    expect(bucket.take(5)).toBe(0);
  });

  it('gives more than it holds only when it is full, and waits until that is paid back', () => {
    const { bucket, time } = bucketAt(10, 60);
    bucket.take();
    expect(bucket.take(25)).toBe(1_000);
    time.nowMs += 1_000;
    expect(bucket.take(25)).toBe(0);
    expect(bucket.take()).toBe(16_000);
    bucket.pause(1_000);
    expect(bucket.take()).toBe(17_000);
  });

  it('starts full and is never fuller than that', () => {
    const { bucket, time } = bucketAt(3, 60);
    time.nowMs += 3_600_000;
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0]);
    expect(bucket.take()).toBe(1_000);
  });

  it('is empty during a pause, which a shorter one does not end', () => {
    const { bucket, time } = bucketAt(100, 6_000);
    bucket.pause(10_000);
    bucket.pause(10);
    expect(bucket.take()).toBe(10_010);
    time.nowMs += 9_999;
    expect(bucket.take()).toBeGreaterThan(0);
    time.nowMs += 11;
    expect(bucket.take()).toBe(0);
  });

  it('gives nothing away when the clock jumps back', () => {
    const { bucket, time } = bucketAt(1, 60);
    expect(bucket.take()).toBe(0);
    time.nowMs -= 60_000;
    expect(bucket.take()).toBeGreaterThan(0);
  });
});
