import type { Redis } from 'ioredis';
import { StoreError, type CacheStore } from './cache-store.js';
import type { RedisConfig } from './redis-config.js';
import { openRedis } from './redis-connection.js';

/** Compare and set: Redis runs a script as one step. */
const REPLACE_SCRIPT = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`;

/** Makes a store in Redis. It connects at its first use, and again whenever the connection is lost. */
export function createRedisStore(
  config: RedisConfig,
  onTlsFault?: (fault: string) => void,
): CacheStore {
  const connection = openRedis(config, onTlsFault);
  /** Asks Redis, and maps what comes back once, here. */
  const ask = async <T>(
    command: (redis: Redis) => Promise<unknown>,
    read: (reply: unknown) => T,
  ): Promise<T> => {
    try {
      return read(await command(connection.redis));
    } catch (error) {
      throw connection.toStoreError(error);
    }
  };
  return {
    get: (key) => ask((redis) => redis.get(key), toText),
    add: (key, text, ttlMs) => ask((redis) => redis.set(key, text, 'PX', ttlMs, 'NX'), isOk),
    replace: (key, expected, text, ttlMs) =>
      ask((redis) => redis.eval(REPLACE_SCRIPT, 1, key, expected, text, ttlMs), isOne),
    remove: (keys) => ask((redis) => redis.del(...keys), toNothing),
    close: () => connection.close(),
  };
}

function toText(reply: unknown): string | undefined {
  if (reply === null) return undefined;
  if (typeof reply !== 'string') throw unexpectedReply();
  return reply;
}

function isOk(reply: unknown): boolean {
  if (reply !== 'OK' && reply !== null) throw unexpectedReply();
  return reply === 'OK';
}

function isOne(reply: unknown): boolean {
  if (reply !== 0 && reply !== 1) throw unexpectedReply();
  return reply === 1;
}

function toNothing(reply: unknown): void {
  if (typeof reply !== 'number') throw unexpectedReply();
}

/** Whoever answers is no Redis, or answers to somebody else's question. */
function unexpectedReply(): StoreError {
  return new StoreError('UNEXPECTED_REPLY', true);
}
