import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import type { DatabaseConfig } from './database-config.js';
import { createEncryptedClient } from './encrypted-client.js';
import { toStorageError } from './sql-border.js';
import type { StorageError } from './storage-error.js';
import type { TraceQuery } from './trace-query.js';

/** Below the readiness probe's patience, above a TLS handshake over a slow link. */
const CONNECT_TIMEOUT_MS = 5_000;
/** A third of the shortest activity attempt (30 s): time is left to say what happened. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** The client gives up this much later than the server, for a server that no longer answers at all. */
const ANSWER_SLACK_MS = 2_000;
/** A transaction whose process hangs must not hold its rows for longer than a statement could. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;
/** First TCP keepalive probe on an idle connection: finds peers that went without a word. */
const KEEPALIVE_AFTER_MS = 30_000;

/** Certificates live for days, at least for hours: a connection is made anew with the next ones long before. */
const ENCRYPTED_LIFETIME_SECONDS = 1_800;

export interface PoolOptions {
  /** How the connections name themselves in pg_stat_activity. */
  readonly applicationName: string;
  /**
   * Told of each connection lost while nobody waits on it, and of certificates that cannot be read; the pool goes on
   * with new ones.
   */
  readonly onError: (error: StorageError) => void;
  /** 0 for none, as migrations and mass loads need. @default 10 s */
  readonly statementTimeoutMs?: number;
  /** An encrypted connection that is older is closed after the query under way. @default half an hour */
  readonly encryptedLifetimeSeconds?: number;
}

/** Opens no connection yet. A lost one is dropped, and the next query opens another: server restarts are survived. */
export function createPool(config: DatabaseConfig, options: PoolOptions): Pool {
  const pool = new Pool(toPoolConfig(config, options));
  // pg takes its own listener off while a client is in use: without this one, a server that stops ends the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => options.onError(toStorageError(error)));
  });
  // The same errors once more, for idle clients: said above.
  pool.on('error', () => undefined);
  return pool;
}

function toPoolConfig(config: DatabaseConfig, options: PoolOptions): PoolConfig {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  return {
    host: config.host,
    port: config.port,
    user: config.user,
    password: config.password,
    database: config.database,
    ...toEncryption(config, options),
    max: config.maxConns,
    min: config.minConns,
    application_name: options.applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + ANSWER_SLACK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_AFTER_MS,
  };
}

function toEncryption({ ssl }: DatabaseConfig, options: PoolOptions): PoolConfig {
  if (ssl === false) return { ssl };
  return {
    Client: createEncryptedClient(ssl, (error) => options.onError(toStorageError(error))),
    maxLifetimeSeconds: options.encryptedLifetimeSeconds ?? ENCRYPTED_LIFETIME_SECONDS,
  };
}

/** The pool as kysely sees it: every error that leaves is a StorageError. Who made `pool` ends it. */
export function toBorderPool(pool: Pool, traceQuery?: TraceQuery): PostgresPool {
  return {
    connect: () =>
      pool.connect().then((client) => toBorderClient(client, traceQuery), throwStorageError),
    end: () => Promise.resolve(),
  };
}

function toBorderClient(client: PoolClient, traceQuery?: TraceQuery): PostgresPoolClient {
  // After a read timeout the answer may still come: it must not meet the connection's next user.
  let isSpent = false;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    const ended = traceQuery?.(text);
    try {
      const result = await client.query(text, [...values]);
      ended?.();
      return result;
    } catch (error) {
      const storageError = toStorageError(error);
      ended?.(storageError.code);
      isSpent ||= storageError.code === 'QUERY_TIMEOUT';
      throw storageError;
    }
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: () => client.release(isSpent),
  };
}

function throwStorageError(error: unknown): never {
  throw toStorageError(error);
}
