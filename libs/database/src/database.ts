import { Kysely, PostgresDialect } from 'kysely';
import { createPool, toBorderPool, type PoolOptions } from './connection-pool.js';
import type { DatabaseConfig } from './database-config.js';
import type { Tables } from './schema.js';
import { toStorageError } from './sql-border.js';

/** The limit is for the answer, beside the pool's own for a connection. */
const PING = { text: 'select 1', query_timeout: 2_000 };

export type CreateDatabaseOptions = DatabaseConfig & PoolOptions;

/** A pool and the query builder over it. */
export interface Database {
  /** Every error of a query is a StorageError. */
  readonly db: Kysely<Tables>;
  /** Resolves when PostgreSQL answers, within 7 s. @throws StorageError `StorageUnavailable` */
  ping(): Promise<void>;
  /** Waits for the queries under way, then closes all connections; closing again is safe. */
  close(): Promise<void>;
}

/** Makes the pool; it connects at the first query and outlives restarts of the server. */
export function createDatabase(options: CreateDatabaseOptions): Database {
  const pool = createPool(options, options);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: toBorderPool(pool) }) });
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
    close: () => (closed ??= db.destroy().then(() => pool.end())),
  };
}
