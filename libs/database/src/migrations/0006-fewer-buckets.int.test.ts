// Proves that the buckets of a database in use go over into fewer ones, and that its entries are kept in those from then on.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSums, sumsOf, xorOf } from '../../test/cid-model.js';
import { startPostgresUnderTest } from '../../test/postgres-under-test.js';
import { toEntryRow } from '../../test/rows.js';
import type { TestPostgres } from '../embedded.js';
import {
  createDatabase,
  runMigrations,
  vsyncOf,
  type Database,
  type DatabaseConfig,
} from '../index.js';
import { MIGRATIONS } from './migration-list.js';

let server: TestPostgres;
let config: DatabaseConfig;
let database: Database;
beforeAll(async () => {
  server = await startPostgresUnderTest();
  config = { ...server.config, database: 'in_use' };
  const create = `create database ${config.database} owner ${config.user}`;
  await server.asSuperuser((client) => client.query(create));
  database = createDatabase({ ...config, applicationName: 'test', onError: () => undefined });
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

const toCid = (entry: number): Buffer => createHash('sha256').update(String(entry)).digest();

it('sums up the same CIDs as before, and those that come later', async () => {
  const before = Object.entries(MIGRATIONS).filter(([name]) => name < '0006');
  await runMigrations(config, Object.fromEntries(before));
  const cids = Array.from({ length: 3_000 }, (_, entry) => toCid(entry));
  const rows = cids.map((cid) => toEntryRow({ cid }));
  await database.db.insertInto('entries').values(rows).execute();

  await runMigrations(config);
  expect(await readSums(database.db)).toEqual(sumsOf(cids));
  expect(await vsyncOf(database.db, '12345678', 'EVP')).toBe(xorOf(cids));

  const later = toCid(3_000);
  await database.db
    .insertInto('entries')
    .values(toEntryRow({ cid: later }))
    .execute();
  expect(await readSums(database.db)).toEqual(sumsOf([...cids, later]));
});
