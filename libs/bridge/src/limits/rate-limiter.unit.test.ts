// Proves that each group of calls has a bucket of its own, with the directory's limit or the one given.
import { describe, expect, it } from 'vitest';
import { DIRECTORY_LIMITS } from './directory-limits.js';
import { createRateLimiter } from './rate-limiter.js';

const clock = () => 0;

describe('createRateLimiter', () => {
  it('has the limits of the directory', () => {
    const limiter = createRateLimiter({ clock });
    const { capacity } = DIRECTORY_LIMITS.claimReads;
    for (let call = 0; call < capacity; call += 1) expect(limiter.take('claimReads')).toBe(0);
    expect(limiter.take('claimReads')).toBe(100);
  });

  it('takes another limit for a group and leaves the others', () => {
    const limits = { claimWrites: { capacity: 1, refillPerMinute: 6 } };
    const limiter = createRateLimiter({ limits, clock });
    expect(limiter.take('claimWrites')).toBe(0);
    expect(limiter.take('claimWrites')).toBe(10_000);
    expect(limiter.take('claimReads')).toBe(0);
  });

  it('lets one group rest, for a second unless told how long', () => {
    const limiter = createRateLimiter({ clock });
    limiter.pause('claimWrites', undefined);
    limiter.pause('claimReads', 5_000);
    expect(limiter.take('claimWrites')).toBe(1_050);
    expect(limiter.take('claimReads')).toBe(5_100);
    expect(limiter.take('entryReads')).toBe(0);
  });
});
