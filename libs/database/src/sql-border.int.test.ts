// Proves that real errors of PostgreSQL arrive as StorageError and carry no value of a row, wherever one looks.
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresUnderTest } from '../test/postgres-under-test.js';
import { toEntryRow } from '../test/rows.js';
import { createTestDatabase, type TestDatabase, type TestPostgres } from './embedded.js';
import { atSqlBorder, createDatabase, StorageError } from './index.js';

const CANARY = 'canary+5511987654321';

describe('errors of PostgreSQL', () => {
  let server: TestPostgres;
  let database: TestDatabase;

  beforeAll(async () => {
    server = await startPostgresUnderTest();
    database = await createTestDatabase(server);
    const taken = toEntryRow({ entry_id: CANARY, key_type: 'PHONE', key_value: CANARY });
    await database.db.insertInto('entries').values(taken).execute();
  });
  afterAll(async () => {
    await database.drop();
    await server.stop();
  });

  async function failureOf(work: () => Promise<unknown>): Promise<StorageError> {
    const error: unknown = await work().catch((thrown: unknown) => thrown);
    if (!(error instanceof StorageError)) throw new Error('no StorageError', { cause: error });
    const everything = inspect(error, { depth: null, showHidden: true }) + String(error.stack);
    expect(everything).not.toContain(CANARY);
    expect(JSON.stringify(error)).not.toContain(CANARY);
    return error;
  }

  function insertEntry(row: Parameters<typeof toEntryRow>[0]): Promise<StorageError> {
    return failureOf(() => database.db.insertInto('entries').values(toEntryRow(row)).execute());
  }

  it('names the constraint of a conflict', async () => {
    const key = { key_type: 'PHONE', key_value: CANARY };
    expect(await insertEntry(key)).toEqual(
      new StorageError('StorageConflict', '23505', 'entries_one_live_key'),
    );
    expect(await insertEntry({ entry_id: CANARY })).toEqual(
      new StorageError('StorageConflict', '23505', 'entries_pkey'),
    );
    expect(await insertEntry({ key_type: CANARY })).toEqual(
      new StorageError('StorageConflict', '23514', 'entries_key_type'),
    );
  });

  it('refuses values that PostgreSQL cannot take, for good', async () => {
    expect(await insertEntry({ request_id: CANARY })).toMatchObject({
      type: 'StorageConflict',
      code: '22P02',
    });
    expect(await insertEntry({ owner_name: `${CANARY}\0` })).toMatchObject({
      type: 'StorageConflict',
      code: '22021',
    });
    // Incompressible, and above what an index entry can hold.
    const long = CANARY + Array.from({ length: 300 }, () => randomUUID()).join('');
    expect(await insertEntry({ entry_id: long })).toMatchObject({
      type: 'StorageConflict',
      code: '54000',
    });
  });

  it('takes a schema that does not fit for an outage', async () => {
    const failure = await failureOf(() =>
      sql`select ${CANARY} as ok, missing_column from entries`.execute(database.db),
    );
    expect(failure).toEqual(new StorageError('StorageUnavailable', '42703'));
  });

  it('takes a statement that lasts too long for an outage', async () => {
    const failure = await failureOf(() =>
      database.db.transaction().execute(async (trx) => {
        await sql`set local statement_timeout = 20`.execute(trx);
        await sql`select pg_sleep(60), ${CANARY}`.execute(trx);
      }),
    );
    expect(failure).toEqual(new StorageError('StorageUnavailable', '57014'));
  });

  it('takes a deadlock for an outage that a repeat outlives', async () => {
    const { db } = database;
    const ids = ['deadlock-1', 'deadlock-2'];
    await db
      .insertInto('entries')
      .values(ids.map((entry_id) => toEntryRow({ entry_id })))
      .execute();
    let arrived = 0;
    let letGo: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => (letGo = resolve));
    const cross = (order: string[]): Promise<void> =>
      db.transaction().execute(async (trx) => {
        for (const [step, id] of order.entries()) {
          await trx
            .updateTable('entries')
            .set({ owner_name: CANARY })
            .where('entry_id', '=', id)
            .execute();
          if (step === 0 && ++arrived === 2) letGo();
          if (step === 0) await bothHoldOne;
        }
      });
    const results = await Promise.allSettled([cross(ids), cross(ids.toReversed())]);
    const failures = results.filter((result) => result.status === 'rejected');
    expect(failures.map(({ reason }): unknown => reason)).toEqual([
      new StorageError('StorageUnavailable', '40P01'),
    ]);
  });

  it('tells a wrong password and a missing database without either', async () => {
    for (const [wrong, code] of [
      [{ password: CANARY }, '28P01'],
      [{ database: CANARY }, '3D000'],
    ] as const) {
      const other = createDatabase({
        ...database.config,
        ...wrong,
        applicationName: 'test',
        onError: () => undefined,
      });
      expect(await failureOf(() => other.ping())).toMatchObject({
        type: 'StorageUnavailable',
        code,
      });
      await other.close();
    }
  });

  it('keeps the query of a missing row to itself', async () => {
    const failure = await failureOf(() =>
      atSqlBorder(() =>
        database.db
          .selectFrom('entries')
          .selectAll()
          .where('owner_name', '=', `no ${CANARY}`)
          .executeTakeFirstOrThrow(),
      ),
    );
    expect(failure).toEqual(new StorageError('StorageConflict', 'NO_ROW'));
  });
});
