import { AnswerCache, type AnswerCacheDeps } from './answer-cache.js';
import type { AnswerOf, AnswerShape } from './answer-shape.js';
import type { CacheStore } from './cache-store.js';
import type { OnCacheUse } from './cache-use.js';
import { createCircuitBreaker, type Availability } from './circuit-breaker.js';
import { createDirectoryCache, type DirectoryCache } from './directory-cache.js';
import { createGuard } from './guard.js';
import { createMemoryStore } from './memory-store.js';
import { createPostponedDrops } from './postponed-drops.js';
import type { RedisConfig } from './redis-config.js';
import { createRowCache, type RowCache } from './row-cache.js';

/** Drops reach every process: this is for the drop that got lost, with a process or with a failover of Redis. */
const ROW_TTL_MS_IN_REDIS = 60_000;
/** Drops of other processes do not come here. */
const ROW_TTL_MS_IN_MEMORY = 5_000;
/** The directory's rule (operational manual 8.0): about a legal person 180 s at most. */
const DIRECTORY_TTL_MS = 180_000;

/** Names a cache and says what its answers hold. */
export interface CacheDefinition<Shape extends AnswerShape> {
  /** In kebab-case, such as `entry-status`; part of the keys, and the metric's label. */
  readonly name: string;
  readonly shape: Shape;
}

/** Answers kept for a while. No operation on it fails, or takes longer than 20 ms of its own. */
export interface Cache {
  /** Makes the cache of rows of ours; all processes that name it alike share it. */
  rows<Shape extends AnswerShape>(definition: CacheDefinition<Shape>): RowCache<AnswerOf<Shape>>;
  /** Makes the cache of answers of the directory. */
  directoryAnswers<Shape extends AnswerShape>(
    definition: CacheDefinition<Shape>,
  ): DirectoryCache<AnswerOf<Shape>>;
  /** Lets what is under way end, at most 40 ms, and closes. What is read after it is loaded. */
  close(): Promise<void>;
}

export interface CreateCacheOptions {
  /** @default the memory of this process */
  readonly redis?: RedisConfig | undefined;
  /** Told of each operation, for metrics. */
  readonly onUse?: OnCacheUse;
  /** Told when the cache goes away and when it is back, for logs. */
  readonly onAvailability?: (availability: Availability) => void;
  /** Told, in one line fit for a log, why TLS to Redis fails; once until it works again. */
  readonly onTlsFault?: (fault: string) => void;
}

/** Opens the cache; nothing connects before its first use. @throws TlsFilesError */
export async function createCache(options: CreateCacheOptions = {}): Promise<Cache> {
  if (!options.redis) return createCacheOver(createMemoryStore(), ROW_TTL_MS_IN_MEMORY, options);
  // Who has no Redis does not load its driver.
  const { createRedisStore } = await import('./redis-store.js');
  return createCacheOver(
    createRedisStore(options.redis, options.onTlsFault),
    ROW_TTL_MS_IN_REDIS,
    options,
  );
}

/** Makes a cache over a store, which it closes. */
export function createCacheOver(
  store: CacheStore,
  rowTtlMs: number,
  { onUse = () => undefined, onAvailability = () => undefined }: Omit<CreateCacheOptions, 'redis'>,
): Cache {
  const attempt = createGuard(store, createCircuitBreaker({ onChange: onAvailability }));
  const postponed = createPostponedDrops({ attempt, ttlMsMax: DIRECTORY_TTL_MS });
  const underWay = new Set<Promise<void>>();
  const deps: AnswerCacheDeps = {
    attempt,
    postponed,
    onUse,
    inBackground(work) {
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    },
  };
  return {
    rows: (definition) => createRowCache(new AnswerCache({ ...definition, ttlMs: rowTtlMs }, deps)),
    directoryAnswers: (definition) =>
      createDirectoryCache(new AnswerCache({ ...definition, ttlMs: DIRECTORY_TTL_MS }, deps)),
    async close() {
      await Promise.all(underWay);
      await postponed.close();
      store.close();
    },
  };
}
