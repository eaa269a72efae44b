import { DirectoryRefusal } from '../directory/directory-refusal.js';
import { createRateBucket, type BucketLimit, type RateBucket } from './rate-bucket.js';

/**
 * The directory's limits on a participant's calls about entries and infraction reports, and on its reconciliation
 * (dict.md, limits); reading an entry by its id is taken like by its CID, infraction reads like those of claims.
 */
const CALL_LIMITS = {
  entryReads: { capacity: 36_000, refillPerMinute: 1_200 },
  /** Creations and deletions. */
  entryWrites: { capacity: 36_000, refillPerMinute: 1_200 },
  entryUpdates: { capacity: 600, refillPerMinute: 600 },
  infractionReads: { capacity: 18_000, refillPerMinute: 600 },
  infractionWrites: { capacity: 36_000, refillPerMinute: 1_200 },
  syncVerifications: { capacity: 50, refillPerMinute: 10 },
  /** 40 a day. */
  cidSetFiles: { capacity: 200, refillPerMinute: 40 / (24 * 60) },
  cidSetFileReads: { capacity: 50, refillPerMinute: 10 },
  cidSetEvents: { capacity: 100, refillPerMinute: 20 },
  /** One for each CID of a batch. */
  entriesByCid: { capacity: 36_000, refillPerMinute: 1_200 },
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
  VerifySync: 'syncVerifications',
  CreateCidSetFile: 'cidSetFiles',
  GetCidSetFile: 'cidSetFileReads',
  DownloadCidSetFile: 'cidSetFileReads',
  ListCidSetEvents: 'cidSetEvents',
  GetEntryByCid: 'entriesByCid',
  GetEntriesByCid: 'entriesByCid',
};

/** What is counted. */
export interface LimitedCall {
  readonly method: string;
  /** Without one it comes out of a bucket of the caller as a whole: who reads an entry is in no request. */
  readonly participant?: string | undefined;
  /** @default 1 */
  readonly tokens?: number;
}

/** Counts the calls of each group, for each participant by itself. */
export interface CallLimits {
  /** Takes the tokens of a call. @throws DirectoryRefusal `RateLimited` */
  take(call: LimitedCall): void;
  /** Gives the tokens of a call back: an InternalServerError costs none. */
  giveBack(call: LimitedCall): void;
  /** Fills all buckets. */
  refill(): void;
}

export const NO_LIMITS: CallLimits = { take() {}, giveBack() {}, refill() {} };

/** Makes a full bucket for whoever calls first; a method that is in no group has no limit. */
export function createCallLimits(nowMs: () => number, limits: CallLimitChanges = {}): CallLimits {
  const buckets = new Map<string, RateBucket>();
  const find = ({ method, participant = 'caller' }: LimitedCall): RateBucket | undefined => {
    const group = GROUP_OF[method];
    if (group === undefined) return undefined;
    const name = `${group} ${participant}`;
    const bucket =
      buckets.get(name) ?? createRateBucket(limits[group] ?? CALL_LIMITS[group], nowMs);
    buckets.set(name, bucket);
    return bucket;
  };
  return {
    take(call) {
      const retryAfterMs = find(call)?.take(call.tokens) ?? 0;
      if (retryAfterMs > 0) throw new DirectoryRefusal('RateLimited', { retryAfterMs });
    },
    giveBack: (call) => find(call)?.giveBack(call.tokens),
    refill: () => buckets.clear(),
  };
}
