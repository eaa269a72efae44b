/** How each operation on a cache can end. */
export const CACHE_OUTCOMES = {
  /** `bypassed`: the store was not asked, as it seems away. */
  read: ['hit', 'miss', 'error', 'bypassed'],
  /** `refused`: the answer was dropped meanwhile. `unfit`: it must not be kept. */
  store: ['done', 'refused', 'unfit', 'error', 'bypassed'],
  /** What is not `done` is tried again every second. */
  drop: ['done', 'error', 'bypassed'],
} as const;

export type CacheOperation = keyof typeof CACHE_OUTCOMES;

/** One operation, for a metric: no label of it tells what it was about. */
export interface CacheUse {
  /** Name of the cache, such as `entry-status`. */
  readonly cache: string;
  readonly operation: CacheOperation;
  readonly outcome: (typeof CACHE_OUTCOMES)[CacheOperation][number];
}

/** Told of each operation; must not throw. */
export type OnCacheUse = (use: CacheUse) => void;
