import { SERVICE_NAME } from '@conn-dict/contracts';
import { Redis, type RedisOptions } from 'ioredis';
import { StoreError } from './cache-store.js';
import type { RedisConfig } from './redis-config.js';
import { openRedisTls, type RedisTls } from './redis-tls.js';

/** For the handshake too. No caller waits as long: see `DEADLINE_MS`. */
const COMMAND_TIMEOUT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
/** A peer that is gone without a word is found out by a command that stays unanswered for so long. */
const SILENCE_MS_MAX = 10_000;

/** One connection to Redis, kept up for as long as it is not closed. */
export interface RedisConnection {
  readonly redis: Redis;
  /** Maps what ioredis throws; keeps none of its text, which can hold a password. */
  toStoreError(error: unknown): StoreError;
  close(): void;
}

/**
 * Connects at the first command. Commands are refused, not queued, while there is no connection.
 *
 * @throws TlsFilesError
 */
export function openRedis(
  config: RedisConfig,
  onTlsFault: (fault: string) => void = () => undefined,
): RedisConnection {
  const tls = config.tls && openRedisTls(config.tls, onTlsFault);
  const redis = new Redis(toRedisOptions(config, tls));
  let connectionFault: string | undefined;
  redis.on('error', (error: unknown) => {
    connectionFault = toCode(error);
    tls?.failed(error);
  });
  redis.on('ready', () => {
    connectionFault = undefined;
    tls?.works();
  });
  // The next connection reads its options anew.
  if (tls) redis.on('close', () => (redis.options.tls = tls.options()));
  return {
    redis,
    toStoreError(error) {
      if (error instanceof StoreError) return error;
      if (redis.status !== 'ready') {
        const code = connectionFault ?? 'CONNECTING';
        return new StoreError(code, connectionFault !== undefined);
      }
      return new StoreError(toCode(error), !isReplyError(error));
    },
    close: () => redis.disconnect(),
  };
}

function toRedisOptions(
  { tls: _files, database, ...login }: RedisConfig,
  tls: RedisTls | undefined,
): Omit<RedisOptions, 'replyMapping'> {
  return {
    ...login,
    db: database,
    ...(tls && { tls: tls.options() }),
    connectionName: SERVICE_NAME,
    lazyConnect: true,
    enableOfflineQueue: false,
    // A server that still loads its data refuses commands: no need to ask it first, nor for the right to ask.
    enableReadyCheck: false,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_MS_MAX,
    // After a failover the old primary is a replica: the name leads to the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  };
}

function isReplyError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError';
}

/** Redis' own code is the first word of its errors. */
function toCode(error: unknown): string {
  if (isReplyError(error)) return /^[A-Z]+/.exec(error.message)?.[0] ?? 'ERR';
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error.message === 'Command timed out') return 'TIMEOUT';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
