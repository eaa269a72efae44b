import { DIRECTORY_LIMITS, type LimitGroup } from './directory-limits.js';
import { createTokenBucket, type BucketLimit, type TokenBucket } from './token-bucket.js';

/** The buckets of one client, one for each group of calls. */
export interface RateLimiter {
  /** Takes tokens and returns 0, or returns after how many milliseconds to come again. @default tokens 1 */
  take(group: LimitGroup, tokens?: number): number;
  /** Lets the group rest for as long as the peer asks. @default waitMs one second */
  pause(group: LimitGroup, waitMs: number | undefined): void;
}

export interface RateLimiterDeps {
  /** Other limits than the directory's, such as a share of them where several processes use them up. */
  readonly limits?: Partial<Record<LimitGroup, BucketLimit>>;
  /** Monotonic clock in milliseconds. */
  readonly clock: () => number;
}

const PAUSE_MS = 1_000;

/** Creates full buckets for every group. */
export function createRateLimiter({ limits = {}, clock }: RateLimiterDeps): RateLimiter {
  const bucketOf = (group: LimitGroup): TokenBucket =>
    createTokenBucket({ ...(limits[group] ?? DIRECTORY_LIMITS[group]), clock });
  const buckets: Record<LimitGroup, TokenBucket> = {
    entryReads: bucketOf('entryReads'),
    entryWrites: bucketOf('entryWrites'),
    entryUpdates: bucketOf('entryUpdates'),
    claimReads: bucketOf('claimReads'),
    claimWrites: bucketOf('claimWrites'),
    infractionReads: bucketOf('infractionReads'),
    infractionWrites: bucketOf('infractionWrites'),
    syncVerifications: bucketOf('syncVerifications'),
    cidSetFiles: bucketOf('cidSetFiles'),
    cidSetFileReads: bucketOf('cidSetFileReads'),
    cidSetEvents: bucketOf('cidSetEvents'),
    entriesByCid: bucketOf('entriesByCid'),
  };
  return {
    take: (group, tokens) => buckets[group].take(tokens),
    pause: (group, waitMs = PAUSE_MS) => buckets[group].pause(waitMs),
  };
}
