// Proves that migrations run once, all or nothing, alone, and that a schema which does not fit is recognised.
import { sql, type Migration } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgresUnderTest } from '../test/postgres-under-test.js';
import { createTestDatabase, type TestPostgres } from './embedded.js';
import {
  checkSchema,
  createDatabase,
  latestSchemaVersion,
  MigrationError,
  runMigrations,
  type Database,
  type DatabaseConfig,
} from './index.js';
import { MIGRATIONS } from './migrations/migration-list.js';

describe('migrations', () => {
  let server: TestPostgres;
  let database: Database;
  let config: DatabaseConfig;
  let count = 0;

  beforeAll(async () => {
    server = await startPostgresUnderTest();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    config = { ...server.config, database: `migrations_${++count}` };
    const create = `create database ${config.database} owner ${config.user}`;
    await server.asSuperuser((client) => client.query(create));
    database = createDatabase({ ...config, applicationName: 'test', onError: () => undefined });
  });
  afterEach(() => database.close());

  const oneMore: Record<string, Migration> = {
    ...MIGRATIONS,
    '9999-one-more': { up: (db) => db.schema.createTable('one_more').execute() },
  };

  it('lead from nothing to the schema of this build, once', async () => {
    expect(await checkSchema(database.db)).toEqual({
      fits: false,
      reason: 'missing',
      found: null,
      expected: latestSchemaVersion,
    });
    expect(await runMigrations(config)).toEqual({ applied: Object.keys(MIGRATIONS) });
    expect(await runMigrations(config)).toEqual({ applied: [] });
    expect(await checkSchema(database.db)).toEqual({ fits: true, found: latestSchemaVersion });
  });

  it('run once when several processes start them together', async () => {
    const runs = await Promise.all(Array.from({ length: 4 }, () => runMigrations(config)));
    expect(runs.flatMap(({ applied }) => applied)).toEqual(Object.keys(MIGRATIONS));
    expect(await checkSchema(database.db)).toMatchObject({ fits: true });
  });

  it('tell an older build that the schema is newer, and refuse to run there', async () => {
    await runMigrations(config, oneMore);
    expect(await checkSchema(database.db)).toEqual({
      fits: false,
      reason: 'newer',
      found: '9999-one-more',
      expected: latestSchemaVersion,
    });
    await expect(runMigrations(config)).rejects.toThrow(MigrationError);
  });

  it('tell a newer build that the schema is older, and bring it up to date', async () => {
    const [[first, migration] = []] = Object.entries(MIGRATIONS);
    if (first === undefined || migration === undefined) throw new Error('no migration');
    await runMigrations(config, { [first]: migration });
    expect(await checkSchema(database.db)).toEqual({
      fits: false,
      reason: 'older',
      found: first,
      expected: latestSchemaVersion,
    });
    expect((await runMigrations(config)).applied).toEqual(Object.keys(MIGRATIONS).slice(1));
    expect(await checkSchema(database.db)).toMatchObject({ fits: true });
  });

  it('leave nothing of a run that fails, and name what failed', async () => {
    const broken: Record<string, Migration> = {
      ...MIGRATIONS,
      '9999-broken': {
        up: async (db) => {
          await sql`select * from nowhere`.execute(db);
        },
      },
    };
    await expect(runMigrations(config, broken)).rejects.toThrow(
      'migration 9999-broken failed: StorageUnavailable (42P01)',
    );
    expect(await checkSchema(database.db)).toMatchObject({ reason: 'missing' });
  });

  it('fail as an outage while the server is away', async () => {
    const away = { ...config, port: 1 };
    await expect(runMigrations(away)).rejects.toMatchObject({ type: 'StorageUnavailable' });
  });

  it('are in databases made for tests', async () => {
    const made = await createTestDatabase(server);
    expect(await checkSchema(made.db)).toMatchObject({ fits: true });
    await made.drop();
  });
});
