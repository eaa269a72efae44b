import type { BucketLimit } from './token-bucket.js';

/**
 * The directory's limits on a participant, for the calls that this client makes (DICT API 2.12.1, rate limits).
 * The directory puts no number on reading an entry by its id, taken like its reading by CID, nor on the bucket of
 * infraction reads, taken like the one of claim reads.
 */
export const DIRECTORY_LIMITS = {
  entryReads: { capacity: 36_000, refillPerMinute: 1_200 },
  /** Creations and deletions. */
  entryWrites: { capacity: 36_000, refillPerMinute: 1_200 },
  entryUpdates: { capacity: 600, refillPerMinute: 600 },
  claimReads: { capacity: 18_000, refillPerMinute: 600 },
  claimWrites: { capacity: 36_000, refillPerMinute: 1_200 },
  infractionReads: { capacity: 18_000, refillPerMinute: 600 },
  infractionWrites: { capacity: 36_000, refillPerMinute: 1_200 },
  syncVerifications: { capacity: 50, refillPerMinute: 10 },
  /** 40 a day. */
  cidSetFiles: { capacity: 200, refillPerMinute: 40 / (24 * 60) },
  /** Questions about a file, and downloads. */
  cidSetFileReads: { capacity: 50, refillPerMinute: 10 },
  cidSetEvents: { capacity: 100, refillPerMinute: 20 },
  /** One for each CID of a batch. */
  entriesByCid: { capacity: 36_000, refillPerMinute: 1_200 },
} as const satisfies Record<string, BucketLimit>;

export type LimitGroup = keyof typeof DIRECTORY_LIMITS;
