import { Kysely, Migrator, PostgresDialect, type Migration } from 'kysely';
import { createPool, toBorderPool } from './connection-pool.js';
import type { DatabaseConfig } from './database-config.js';
import { MigrationError } from './migration-error.js';
import { MIGRATIONS } from './migrations/migration-list.js';
import { isStorageError } from './storage-error.js';

export interface MigrationOutcome {
  /** Names of the migrations that this run applied, in order; empty where the schema was up to date. */
  readonly applied: readonly string[];
}

/**
 * Brings the schema to `latestSchemaVersion`, all or nothing, over one connection of its own without a time limit.
 *
 * Safe to repeat and to run from several processes at once: PostgreSQL's advisory lock lets one work, and the
 * others then find nothing to do. The lock is of the session: connect directly, not through a transaction pooler.
 *
 * @throws MigrationError a migration failed, or the database has had one that this build does not know
 * @throws StorageError
 */
export async function runMigrations(
  config: DatabaseConfig,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<MigrationOutcome> {
  const pool = createPool(
    { ...config, maxConns: 1, minConns: 0 },
    // A lost connection is also the error of the query that needed it.
    { applicationName: 'conn-dict-migrate', statementTimeoutMs: 0, onError: () => undefined },
  );
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: toBorderPool(pool) }) });
  try {
    return await migrate(db, migrations);
  } finally {
    await db.destroy();
    await pool.end();
  }
}

async function migrate(
  db: Kysely<unknown>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<MigrationOutcome> {
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return { applied: results.map(({ migrationName }) => migrationName) };
  const failed = results.find(({ status }) => status === 'Error')?.migrationName;
  if (failed === undefined && isStorageError(error)) throw error;
  throw new MigrationError(failed, error);
}
