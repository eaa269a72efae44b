import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { DatabaseConfig } from '../database-config.js';
import { runMigrations } from '../run-migrations.js';
import { removeEmbeddedData } from './data-folder.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { findFreePort } from '@conn-dict/free-port';
import { asSuperuser, ensureRoleAndDatabase } from './role-and-database.js';
import { scratchFolder } from './scratch-folder.js';
import { findServerAccount } from './server-account.js';
import { TEST_SETTINGS } from './server-settings.js';

const LOGIN = { user: 'test_user', password: 'test_password', database: 'test_db' } as const;

export interface TestPostgresOptions {
  /** `bin` folder of a PostgreSQL, 14 or later. @default the one that npm installed */
  readonly binaries?: string | undefined;
  readonly onLog?: ((line: string) => void) | undefined;
  /** Server settings over the fast and forgetful ones, such as `synchronous_commit: 'on'` to crash without a loss. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL for one test file. */
export interface TestPostgres {
  /** The empty database that every server has; `createTestDatabase` makes migrated ones. */
  readonly config: DatabaseConfig;
  /** Of the running server; another one after `resume`. */
  readonly pid: number;
  /** Runs statements as the superuser, over a connection of their own. */
  asSuperuser<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** Name of a database of the current schema, empty, that others are copied from; made at the first call. */
  migratedTemplate(): Promise<string>;
  /** Stops the server as a crash would; its data stays, but for what was committed in the last half second. */
  crash(): Promise<void>;
  /** Starts it again, on the same port and data. */
  resume(): Promise<void>;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

/** Starts a PostgreSQL on a free port with a cluster of its own, fast and forgetful. @throws EmbeddedPostgresError */
export async function startTestPostgres(options: TestPostgresOptions = {}): Promise<TestPostgres> {
  const scratch = scratchFolder(await findServerAccount());
  const dataDir = await mkdtemp(join(scratch, 'conn-dict-test-'));
  const port = await findFreePort();
  const start = (): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({
      ...LOGIN,
      ...options,
      dataDir,
      port,
      settings: { ...TEST_SETTINGS, ...options.settings },
    });
  let server = await start();
  const config = {
    host: '127.0.0.1',
    port,
    ...LOGIN,
    ssl: false,
    maxConns: 10,
    minConns: 0,
  } as const;
  let template: Promise<string> | undefined;
  return {
    config,
    get pid() {
      return server.pid;
    },
    asSuperuser: (work) => asSuperuser(server, work),
    migratedTemplate: () => (template ??= makeTemplate(server, config)),
    crash: () => server.stop('immediate'),
    resume: async () => {
      server = await start();
    },
    stop: async () => {
      await server.stop('immediate');
      await removeEmbeddedData(dataDir);
    },
  };
}

async function makeTemplate(server: EmbeddedPostgres, config: DatabaseConfig): Promise<string> {
  const database = 'migrated_template';
  await asSuperuser(server, (client) => ensureRoleAndDatabase(client, { ...LOGIN, database }));
  await runMigrations({ ...config, database });
  return database;
}
