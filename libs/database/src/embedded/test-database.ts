import { randomBytes } from 'node:crypto';
import type { DatabaseConfig } from '../database-config.js';
import { createDatabase, type Database } from '../database.js';
import type { TestPostgres } from './test-postgres.js';

/** A migrated, empty database and a pool on it. */
export interface TestDatabase extends Database {
  readonly config: DatabaseConfig;
  /** Closes the pool and drops the database. */
  drop(): Promise<void>;
}

/** Makes a database of the current schema, for one test file or one test; a copy, so it takes some 50 ms. */
export async function createTestDatabase(server: TestPostgres): Promise<TestDatabase> {
  const template = await server.migratedTemplate();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const owner = server.config.user;
  await server.asSuperuser((client) =>
    client.query(`create database ${name} owner ${owner} template ${template}`),
  );
  const config = { ...server.config, database: name };
  const database = createDatabase({ ...config, applicationName: 'test', onError: () => undefined });
  return {
    ...database,
    config,
    drop: async () => {
      await database.close();
      await server.asSuperuser((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
