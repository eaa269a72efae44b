export interface BucketLimit {
  readonly capacity: number;
  readonly refillPerMinute: number;
}

/** A token bucket of the directory. */
export interface RateBucket {
  /** Takes a token and answers 0, or takes none and answers in how many milliseconds there is one. */
  take(): number;
  giveBack(): void;
  refill(): void;
}

/** Makes a full bucket on the directory's clock, which may jump: back, it fills nothing. */
export function createRateBucket(
  { capacity, refillPerMinute }: BucketLimit,
  nowMs: () => number,
): RateBucket {
  const tokensPerMs = refillPerMinute / 60_000;
  let tokens = capacity;
  let filledAtMs = nowMs();
  const fill = (): void => {
    const atMs = nowMs();
    tokens = Math.min(capacity, tokens + Math.max(0, atMs - filledAtMs) * tokensPerMs);
    filledAtMs = atMs;
  };
  return {
    take() {
      fill();
      if (tokens < 1) return Math.ceil((1 - tokens) / tokensPerMs);
      tokens -= 1;
      return 0;
    },
    giveBack: () => void (tokens = Math.min(capacity, tokens + 1)),
    refill: () => void (tokens = capacity),
  };
}
