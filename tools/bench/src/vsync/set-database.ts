import { runMigrations, type DatabaseConfig } from '@conn-dict/database';
import { startEmbeddedPostgres } from '@conn-dict/database/embedded';
import { findFreePort } from '@conn-dict/free-port';
import { DATABASE_LOGIN } from '@conn-dict/local-stack/programs';
import type { BenchFolder } from '../stack/bench-folder.js';

/** Filling tables with millions of rows takes one statement, and it is none of what is measured. */
const SETTINGS = {
  maintenance_work_mem: '512MB',
  work_mem: '512MB',
  shared_buffers: '1GB',
  max_wal_size: '8GB',
};

/** PostgreSQL for the sets of the bench, its schema made. */
export interface SetDatabase {
  readonly config: DatabaseConfig;
  stop(): Promise<void>;
}

/** Starts PostgreSQL on a new cluster. */
export async function startSetDatabase({ postgresDir }: BenchFolder): Promise<SetDatabase> {
  const port = await findFreePort();
  const server = await startEmbeddedPostgres({
    ...DATABASE_LOGIN,
    dataDir: postgresDir,
    port,
    settings: SETTINGS,
  });
  const config = {
    host: '127.0.0.1',
    port,
    ssl: false,
    maxConns: 4,
    minConns: 0,
    ...DATABASE_LOGIN,
  } as const;
  try {
    await runMigrations(config);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { config, stop: () => server.stop() };
}
