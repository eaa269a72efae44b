export interface BucketLimit {
  readonly capacity: number;
  readonly refillPerMinute: number;
}

/** A token bucket of the directory. */
export interface RateBucket {
  /**
   * Takes tokens and answers 0, or takes none and answers in how many milliseconds there are as many. More than a whole
   * bucket is taken from a full one. @default wanted 1
   */
  take(wanted?: number): number;
  /** @default count 1 */
  giveBack(count?: number): void;
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
    take(wanted = 1) {
      fill();
      const needed = Math.min(wanted, capacity);
      if (tokens < needed) return Math.ceil((needed - tokens) / tokensPerMs);
      tokens -= wanted;
      return 0;
    },
    giveBack: (count = 1) => void (tokens = Math.min(capacity, tokens + count)),
    refill: () => void (tokens = capacity),
  };
}
