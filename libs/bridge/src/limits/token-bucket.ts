/** Size of a bucket, and how fast it fills. */
export interface BucketLimit {
  readonly capacity: number;
  readonly refillPerMinute: number;
}

/** Counts the calls that a limit allows. */
export interface TokenBucket {
  /** Takes a token and returns 0, or takes none and returns after how many milliseconds one may be there. */
  take(): number;
  /** Empties the bucket and starts to fill it again after `waitMs`: the peer says that its own one is empty. */
  pause(waitMs: number): void;
}

export interface TokenBucketDeps extends BucketLimit {
  /** Monotonic clock in milliseconds. */
  readonly clock: () => number;
}

/**
 * Creates a full bucket. In any span of t milliseconds it gives out at most `capacity + refillPerMinute / 60,000 * t`
 * tokens.
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
    take() {
      const nowMs = clock();
      fill(nowMs);
      if (tokens < 1) return Math.ceil(filledAtMs - nowMs + (1 - tokens) / tokensPerMs);
      tokens -= 1;
      return 0;
    },
    pause(waitMs) {
      tokens = 0;
      filledAtMs = Math.max(filledAtMs, clock() + waitMs);
    },
  };
}
