// Proves that the pool outlives crashes of the server, keeps its limits, and never ends the process.
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPostgresUnderTest } from '../test/postgres-under-test.js';
import type { TestPostgres } from './embedded.js';
import { createDatabase, StorageError, type Database } from './index.js';

describe('the database', () => {
  let server: TestPostgres;
  let database: Database;
  let errors: StorageError[];

  beforeAll(async () => {
    server = await startPostgresUnderTest();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    errors = [];
    database = createDatabase({
      ...server.config,
      maxConns: 3,
      applicationName: 'conn-dict-test',
      onError: (error) => errors.push(error),
    });
  });
  afterEach(() => database.close());

  async function show(setting: string): Promise<string | undefined> {
    const { rows } = await sql<Record<string, string>>`show ${sql.raw(setting)}`.execute(
      database.db,
    );
    return rows[0] && Object.values(rows[0])[0];
  }

  it('bounds every session and says whose it is', async () => {
    expect(await show('statement_timeout')).toBe('10s');
    expect(await show('idle_in_transaction_session_timeout')).toBe('10s');
    expect(await show('application_name')).toBe('conn-dict-test');
  });

  it('opens no more connections than it may', async () => {
    const query = sql<{ n: number }>`
      select count(*)::int as n from pg_stat_activity, pg_sleep(0.01)
      where application_name = 'conn-dict-test'`;
    const results = await Promise.all(Array.from({ length: 20 }, () => query.execute(database.db)));
    expect(Math.max(...results.map(({ rows }) => rows[0]?.n ?? 0))).toBe(3);
  });

  it('tells a trace of each query, by its text without values, and how it ended', async () => {
    const told: string[] = [];
    const traced = createDatabase({
      ...server.config,
      applicationName: 'conn-dict-traced',
      onError: () => undefined,
      traceQuery(text) {
        told.push(text);
        return (errorCode) => told.push(errorCode ?? 'done');
      },
    });
    await sql`select ${'Ana'}::text`.execute(traced.db);
    await expect(sql`select 1 / ${0}::integer`.execute(traced.db)).rejects.toThrow(StorageError);
    await traced.ping();
    await traced.close();
    expect(told).toEqual(['select $1::text', 'done', 'select 1 / $1::integer', '22012']);
  });

  it('says when the server is down, and works once it is up again', async () => {
    await Promise.all(Array.from({ length: 3 }, () => database.ping()));
    await server.crash();
    // The first queries may still meet connections whose end has not been heard of yet.
    await vi.waitFor(() =>
      expect(database.ping()).rejects.toMatchObject({
        type: 'StorageUnavailable',
        code: 'ECONNREFUSED',
      }),
    );
    await expect(sql`select 1`.execute(database.db)).rejects.toThrow(StorageError);
    expect(errors.length).toBeGreaterThan(0);
    for (const { type } of errors) expect(type).toBe('StorageUnavailable');
    await server.resume();
    await database.ping();
    expect(await sql`select 1 as one`.execute(database.db)).toMatchObject({ rows: [{ one: 1 }] });
  });

  it('survives a crash in the middle of a transaction', async () => {
    const transaction = database.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      await server.crash();
      await sql`select 2`.execute(trx);
    });
    await expect(transaction).rejects.toMatchObject({ type: 'StorageUnavailable' });
    await server.resume();
    await database.ping();
  });

  it('is told of a session that an administrator ends, and opens another', async () => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
      database.db,
    );
    await server.asSuperuser((client) =>
      client.query('select pg_terminate_backend($1)', [rows[0]?.pid]),
    );
    await vi.waitFor(() => expect(errors.map(({ code }) => code)).toContain('57P01'), {
      timeout: 20_000,
    });
    await database.ping();
  });

  it('lets the queries under way end when it closes, closes twice, and then refuses', async () => {
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const slow = database.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      begun();
      await sql`select pg_sleep(0.1)`.execute(trx);
    });
    await hasBegun;
    await Promise.all([database.close(), database.close()]);
    await slow;
    await expect(database.ping()).rejects.toMatchObject({ code: 'POOL_CLOSED' });
    await expect(sql`select 1`.execute(database.db)).rejects.toThrow();
  });

  it('waits no longer than a moment for a query that gets no answer', async () => {
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const stuck = database.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      begun();
      await sql`select pg_sleep(9)`.execute(trx);
    });
    await hasBegun;
    const startedAt = performance.now();
    await database.close();
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    const ended = expect(stuck).rejects.toThrow(StorageError);
    await server.asSuperuser((client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'conn-dict-test'",
      ),
    );
    await ended;
  });
});
