import { DirectoryRefusal } from '../directory/directory-refusal.js';
import { createRateBucket, type BucketLimit, type RateBucket } from './rate-bucket.js';

/** The directory's limits on a participant's calls about entries (dict.md, limits); reading one by its id is taken like by its CID. */
const ENTRY_LIMITS = {
  entryReads: { capacity: 36_000, refillPerMinute: 1_200 },
  /** Creations and deletions. */
  entryWrites: { capacity: 36_000, refillPerMinute: 1_200 },
  entryUpdates: { capacity: 600, refillPerMinute: 600 },
} as const satisfies Record<string, BucketLimit>;

/** Other limits than the directory's; what is missing is the directory's. */
export type EntryLimits = Partial<Record<keyof typeof ENTRY_LIMITS, BucketLimit>>;

const GROUP_OF: Readonly<Record<string, keyof typeof ENTRY_LIMITS>> = {
  CreateEntry: 'entryWrites',
  DeleteEntry: 'entryWrites',
  UpdateEntry: 'entryUpdates',
  GetEntry: 'entryReads',
};

/** Counts the calls of each group, for each participant by itself. */
export interface CallLimits {
  /**
   * Takes the token of a participant's call. Without a participant it comes out of a bucket of the caller as a whole:
   * who reads an entry is in no request. @throws DirectoryRefusal `RateLimited`
   */
  take(method: string, participant?: string): void;
  /** Gives the token of a call back: an InternalServerError costs none. */
  giveBack(method: string, participant?: string): void;
  /** Fills all buckets. */
  refill(): void;
}

export const NO_LIMITS: CallLimits = { take() {}, giveBack() {}, refill() {} };

/** Makes a full bucket for whoever calls first; a method that is in no group has no limit. */
export function createEntryLimits(nowMs: () => number, limits: EntryLimits = {}): CallLimits {
  const buckets = new Map<string, RateBucket>();
  const find = (method: string, participant = 'caller') => {
    const group = GROUP_OF[method];
    if (group === undefined) return undefined;
    const name = `${group} ${participant}`;
    const bucket =
      buckets.get(name) ?? createRateBucket(limits[group] ?? ENTRY_LIMITS[group], nowMs);
    buckets.set(name, bucket);
    return bucket;
  };
  return {
    take(method, participant) {
      const retryAfterMs = find(method, participant)?.take() ?? 0;
      if (retryAfterMs > 0) throw new DirectoryRefusal('RateLimited', { retryAfterMs });
    },
    giveBack: (method, participant) => find(method, participant)?.giveBack(),
    refill: () => buckets.clear(),
  };
}
