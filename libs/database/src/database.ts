import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { createPool, toBorderPool, type PoolOptions } from './connection-pool.js';
import type { DatabaseConfig } from './database-config.js';
import type { Tables } from './schema.js';
import { toStorageError } from './sql-border.js';
import type { TraceQuery } from './trace-query.js';

/** The limit is for the answer, beside the pool's own for a connection. */
const PING = { text: 'select 1', query_timeout: 2_000 };

/** Less than the 2 s that a stopping worker has for it: that nobody answers there is no fault of the stop. */
const END_LIMIT_MS = 1_500;

export type CreateDatabaseOptions = DatabaseConfig &
  PoolOptions & {
    /** Follows each query of `db` for a trace. @default nobody does */
    readonly traceQuery?: TraceQuery;
  };

/** A pool and the query builder over it. */
export interface Database {
  /** Every error of a query is a StorageError. */
  readonly db: Kysely<Tables>;
  /** Resolves when PostgreSQL answers, within 7 s. @throws StorageError `StorageUnavailable` */
  ping(): Promise<void>;
  /**
   * Waits for the queries under way, then closes all connections; closing again is safe. A server that does not answer is
   * waited for no longer than 1.5 s.
   */
  close(): Promise<void>;
}

/** Makes the pool; it connects at the first query and outlives restarts of the server. */
export function createDatabase(options: CreateDatabaseOptions): Database {
  const pool = createPool(options, options);
  const borderPool = toBorderPool(pool, options.traceQuery);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: borderPool }) });
  let closed: Promise<void> | undefined;
  return {
    db,
    ping: async () => {
      try {
        await pool.query(PING);
      } catch (error) {
        throw toStorageError(error);
      }
    },
    close: () => (closed ??= db.destroy().then(() => endPool(pool))),
  };
}

/** A connection that is still being made, or that a query has, ends by its own limits or with the process. */
async function endPool(pool: Pool): Promise<void> {
  await Promise.race([pool.end(), sleep(END_LIMIT_MS, undefined, { ref: false })]);
}
