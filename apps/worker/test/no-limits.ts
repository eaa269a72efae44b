import { DIRECTORY_LIMITS, type BucketLimit, type LimitGroup } from '@conn-dict/bridge';

const NO_LIMIT = { capacity: 1e9, refillPerMinute: 1e9 };

/** The directory's own limits would only slow hundreds of runs down. */
export const NO_LIMITS = Object.fromEntries(
  Object.keys(DIRECTORY_LIMITS).map((group) => [group, NO_LIMIT]),
) as Record<LimitGroup, BucketLimit>;
