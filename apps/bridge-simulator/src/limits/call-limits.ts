import { DirectoryRefusal } from '../directory/directory-refusal.js';
import { createRateBucket, type BucketLimit } from './rate-bucket.js';

/**
 * The directory's limits on a participant's calls about entries and infraction reports (dict.md, limits); reading an
 * entry by its id is taken like by its CID, the bucket of infraction reads like the one of claim reads.
 */
const CALL_LIMITS = {
  entryReads: { capacity: 36_000, refillPerMinute: 1_200 },
  /** Creations and deletions. */
  entryWrites: { capacity: 36_000, refillPerMinute: 1_200 },
  entryUpdates: { capacity: 600, refillPerMinute: 600 },
  infractionReads: { capacity: 18_000, refillPerMinute: 600 },
  infractionWrites: { capacity: 36_000, refillPerMinute: 1_200 },
} as const satisfies Record<string, BucketLimit>;

/** Other limits than the directory's; what is missing is the directory's. */
export type CallLimitChanges = Partial<Record<keyof typeof CALL_LIMITS, BucketLimit>>;

const GROUP_OF: Readonly<Record<string, keyof typeof CALL_LIMITS>> = {
  CreateEntry: 'entryWrites',
  DeleteEntry: 'entryWrites',
  UpdateEntry: 'entryUpdates',
  GetEntry: 'entryReads',
  CreateInfractionReport: 'infractionWrites',
  AcknowledgeInfractionReport: 'infractionWrites',
  CancelInfractionReport: 'infractionWrites',
  CloseInfractionReport: 'infractionWrites',
  GetInfractionReport: 'infractionReads',
  ListInfractionReports: 'infractionReads',
};

/** Counts the calls of each group: the Bridge speaks for one participant, so a group has one bucket. */
export interface CallLimits {
  /** Takes the token of a call. @throws DirectoryRefusal `RateLimited` */
  take(method: string): void;
  /** Gives the token of a call back: an InternalServerError costs none. */
  giveBack(method: string): void;
  /** Fills all buckets. */
  refill(): void;
}

export const NO_LIMITS: CallLimits = { take() {}, giveBack() {}, refill() {} };

/** Makes full buckets; a method that is in no group has no limit. */
export function createCallLimits(nowMs: () => number, limits: CallLimitChanges = {}): CallLimits {
  const bucketOf = (group: keyof typeof CALL_LIMITS) =>
    createRateBucket(limits[group] ?? CALL_LIMITS[group], nowMs);
  const buckets = {
    entryReads: bucketOf('entryReads'),
    entryWrites: bucketOf('entryWrites'),
    entryUpdates: bucketOf('entryUpdates'),
    infractionReads: bucketOf('infractionReads'),
    infractionWrites: bucketOf('infractionWrites'),
  };
  const find = (method: string) => {
    const group = GROUP_OF[method];
    return group && buckets[group];
  };
  return {
    take(method) {
      const retryAfterMs = find(method)?.take() ?? 0;
      if (retryAfterMs > 0) throw new DirectoryRefusal('RateLimited', { retryAfterMs });
    },
    giveBack: (method) => find(method)?.giveBack(),
    refill() {
      for (const bucket of Object.values(buckets)) bucket.refill();
    },
  };
}
