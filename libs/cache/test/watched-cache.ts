import { expect, vi } from 'vitest';
import {
  createCache,
  type Availability,
  type Cache,
  type RedisConfig,
  type RowCache,
} from '../src/index.js';
import { ENTRY_STATUS, toStatus, versionOf, type EntryStatus } from './entry-status.js';
import { withinCost } from './within-cost.js';

/** A cache over Redis, the rows behind it, and what it was seen to do. */
export interface WatchedCache {
  readonly cache: Cache;
  readonly rows: RowCache<EntryStatus>;
  /** Outcomes of reads and drops since the last call, such as `read hit`. */
  outcomes(): string[];
  readonly changes: readonly Availability[];
  /** Writes a new version of a row, drops it, and answers the version. Both within what a cache may cost. */
  write(id: string): Promise<number>;
  /** Reads the version of a row, within what a cache may cost. */
  read(id: string): Promise<number>;
  /** Reads until the cache answers. */
  warm(id: string): Promise<void>;
}

/** Versions of rows, by id; caches of one test share them as processes share PostgreSQL. */
export type Rows = Map<string, number>;

export async function openWatchedCache(
  redis: RedisConfig,
  versions: Rows = new Map(),
): Promise<WatchedCache> {
  let seen: string[] = [];
  const changes: Availability[] = [];
  const cache = await createCache({
    redis,
    onUse: ({ operation, outcome }) => {
      if (operation !== 'store') seen.push(`${operation} ${outcome}`);
    },
    onAvailability: (change) => changes.push(change),
  });
  const rows = cache.rows(ENTRY_STATUS);
  const outcomes = (): string[] => {
    const since = seen;
    seen = [];
    return since;
  };
  const read = async (id: string): Promise<number> => {
    const load = async () => toStatus(versions.get(id) ?? 0);
    const found = await withinCost(() => rows.readThrough(id, load));
    return versionOf(found!.maybeStale);
  };
  return {
    cache,
    rows,
    outcomes,
    changes,
    async write(id) {
      const version = (versions.get(id) ?? 0) + 1;
      versions.set(id, version);
      await withinCost(() => rows.drop(id));
      return version;
    },
    read,
    warm: (id) =>
      vi.waitFor(
        async () => {
          outcomes();
          await read(id);
          expect(outcomes()).toEqual(['read hit']);
        },
        { timeout: 15_000, interval: 10 },
      ),
  };
}
