// Proves the rules that the tables keep whatever the code does, by the constraint that refuses.
import { sql, type Insertable } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresUnderTest } from '../test/postgres-under-test.js';
import { toClaimRow, toEntryRow } from '../test/rows.js';
import { createTestDatabase, type TestDatabase, type TestPostgres } from './embedded.js';
import { StorageError, type ClaimsTable, type EntriesTable } from './index.js';

describe('the tables', () => {
  let server: TestPostgres;
  let database: TestDatabase;

  beforeAll(async () => {
    server = await startPostgresUnderTest();
    database = await createTestDatabase(server);
  });
  afterAll(async () => {
    await database.drop();
    await server.stop();
  });

  const insertEntry = (row: Partial<Insertable<EntriesTable>>): Promise<unknown> =>
    database.db.insertInto('entries').values(toEntryRow(row)).execute();
  const insertClaim = (row: Partial<Insertable<ClaimsTable>>): Promise<unknown> =>
    database.db.insertInto('claims').values(toClaimRow(row)).execute();
  const refusal = (constraint: string, code = '23514'): StorageError =>
    new StorageError('StorageConflict', code, constraint);

  it.each([
    ['entries_key_type', { key_type: 'FAX' }],
    ['entries_participant', { participant: '1234567' }],
    ['entries_participant', { participant: '1234567a' }],
    ['entries_account_type', { account_type: 'X' }],
    ['entries_owner_type', { owner_type: 'X' }],
    ['entries_status', { status: 'X' }],
    ['entries_cid', { cid: Buffer.alloc(31) }],
    ['entries_cid_keyed', { cid: Buffer.alloc(32), request_id: null }],
    ['entries_cid_live', { cid: Buffer.alloc(32), status: 'DELETED' }],
  ])('refuse an entry by %s', async (constraint, row) => {
    await expect(insertEntry(row)).rejects.toEqual(refusal(constraint));
  });

  it.each([
    ['claims_key_type', { key_type: 'FAX' }],
    ['claims_claim_type', { claim_type: 'X' }],
    ['claims_status', { status: 'X' }],
    ['claims_claimer_ispb', { claimer_ispb: '123456789' }],
    ['claims_donor_ispb', { donor_ispb: '' }],
    ['claims_portability_moves', { donor_ispb: '12345678' }],
    ['claims_ended', { ended_at: new Date() }],
  ])('refuse a claim by %s', async (constraint, row) => {
    await expect(insertClaim(row)).rejects.toEqual(refusal(constraint));
  });

  it('hold one live entry a key, beside those that are over', async () => {
    const key = { key_type: 'EMAIL', key_value: 'one@example.com' };
    await insertEntry({ ...key, status: 'DELETED' });
    await insertEntry({ ...key, status: 'REJECTED' });
    await insertEntry({ ...key, status: 'PENDING' });
    await expect(insertEntry(key)).rejects.toEqual(refusal('entries_one_live_key', '23505'));
    await insertEntry({ ...key, key_type: 'PHONE' });
  });

  it('hold one open claim a key, beside those that are over', async () => {
    const key = { key_type: 'EMAIL', key_value: 'one@example.com' };
    for (const status of ['COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED'])
      await insertClaim({ ...key, status, ended_at: new Date() });
    await insertClaim({ ...key, status: 'WAITING_RESOLUTION' });
    for (const status of ['OPEN', 'WAITING_RESOLUTION', 'CONFIRMED'])
      await expect(insertClaim({ ...key, status })).rejects.toEqual(
        refusal('claims_one_open_per_key', '23505'),
      );
  });

  it('let one of fifty claims on a key in, under load too', async () => {
    const row = { key_type: 'PHONE', key_value: '+5511000000000' };
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => insertClaim(row)));
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(refused).toHaveLength(49);
    for (const reason of refused)
      expect(reason).toEqual(refusal('claims_one_open_per_key', '23505'));
  });

  it('let the same person take a number over within one participant', async () => {
    await insertClaim({ claim_type: 'OWNERSHIP', donor_ispb: '12345678' });
  });

  it('say what they are, each', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and c.relname not like 'kysely%' and obj_description(c.oid, 'pg_class') is null`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });
});
