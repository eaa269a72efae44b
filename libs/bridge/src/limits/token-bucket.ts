/** Size of a bucket, and how fast it fills. */
export interface BucketLimit {
  readonly capacity: number;
  readonly refillPerMinute: number;
}

/** Counts the calls that a limit allows. */
export interface TokenBucket {
  /**
   * Takes so many tokens and returns 0, or takes none and returns after how many milliseconds they may be there. What
   * is more than a whole bucket is taken from a full one, on credit. @default wanted 1
   */
  take(wanted?: number): number;
  /** Empties the bucket and starts to fill it again after `waitMs`: the peer says that its own one is empty. */
  pause(waitMs: number): void;
}

export interface TokenBucketDeps extends BucketLimit {
  /** Monotonic clock in milliseconds. */
  readonly clock: () => number;
}

/**
 * Creates a full bucket. In any span of t milliseconds it gives out at most `capacity + refillPerMinute / 60,000 * t`
 * tokens, and what was taken on credit more.
 */
export function createTokenBucket({
  capacity,
  refillPerMinute,
  clock,
}: TokenBucketDeps): TokenBucket {
  const tokensPerMs = refillPerMinute / 60_000;
  let tokens = capacity;
  /** Up to when the bucket is filled; in the future during a pause. */
  let filledAtMs = clock();

  const fill = (nowMs: number): void => {
    if (nowMs <= filledAtMs) return;
    tokens = Math.min(capacity, tokens + (nowMs - filledAtMs) * tokensPerMs);
    filledAtMs = nowMs;
  };

  return {
    take(wanted = 1) {
      const nowMs = clock();
      fill(nowMs);
      const needed = Math.min(wanted, capacity);
      if (tokens < needed) return Math.ceil(filledAtMs - nowMs + (needed - tokens) / tokensPerMs);
      tokens -= wanted;
      return 0;
    },
    pause(waitMs) {
      tokens = Math.min(0, tokens);
      filledAtMs = Math.max(filledAtMs, clock() + waitMs);
    },
  };
}
