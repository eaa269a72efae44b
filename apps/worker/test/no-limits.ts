import type { BucketLimit, LimitGroup } from '@conn-dict/bridge';

const NO_LIMIT = { capacity: 1e9, refillPerMinute: 1e9 };

/** The directory's own limits would only slow hundreds of runs down. */
export const NO_LIMITS = {
  entryReads: NO_LIMIT,
  entryWrites: NO_LIMIT,
  entryUpdates: NO_LIMIT,
  claimReads: NO_LIMIT,
  claimWrites: NO_LIMIT,
  infractionReads: NO_LIMIT,
  infractionWrites: NO_LIMIT,
} as const satisfies Record<LimitGroup, BucketLimit>;
