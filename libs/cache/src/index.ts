export {
  count,
  flag,
  instant,
  oneOf,
  optional,
  participant,
  type AnswerOf,
  type AnswerShape,
  type Kind,
} from './answer-shape.js';
export {
  CACHE_OUTCOMES,
  type CacheOperation,
  type CacheUse,
  type OnCacheUse,
} from './cache-use.js';
export type { Availability } from './circuit-breaker.js';
export {
  createCache,
  type Cache,
  type CacheDefinition,
  type CreateCacheOptions,
} from './create-cache.js';
export { checkRedis } from './check-redis.js';
export type { DirectoryAnswer, DirectoryCache } from './directory-cache.js';
export type { MaybeStale } from './maybe-stale.js';
export type { RedisConfig } from './redis-config.js';
export type { RowCache } from './row-cache.js';
