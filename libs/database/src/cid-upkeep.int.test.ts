// Proves that CIDs and buckets follow every write of an entry, whoever writes together and whatever is rolled back.
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSums, sumsOf, xorOf } from '../test/cid-model.js';
import { startPostgresUnderTest } from '../test/postgres-under-test.js';
import { toEntryRow } from '../test/rows.js';
import { createTestDatabase, type TestDatabase, type TestPostgres } from './embedded.js';
import { isStorageError, vsyncOf, type Tables } from './index.js';

const PARTICIPANT = '12345678';

/** Few buckets, so that writers meet in them. */
function toCid(entry: number, version: number): Buffer {
  const cid = createHash('sha256').update(`${entry} ${version}`).digest();
  cid.writeUInt16BE((version % 3) << 4, 0);
  return cid;
}

function toRow(entry: number, version: number): ReturnType<typeof toEntryRow> {
  return toEntryRow({
    entry_id: `E${entry}`,
    key_value: `key ${entry}`,
    cid: toCid(entry, version),
  });
}

async function put(db: Kysely<Tables>, entries: readonly number[], version: number): Promise<void> {
  const values = entries.map((entry) => toRow(entry, version));
  await db
    .insertInto('entries')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('entry_id').doUpdateSet({ cid: (excluded) => excluded.ref('excluded.cid') }),
    )
    .execute();
}

/** Two that insert one entry at once can meet at the key first, which `on conflict` does not look at: once more. */
async function putAtLast(...input: Parameters<typeof put>): Promise<void> {
  try {
    await put(...input);
  } catch (error) {
    if (!isStorageError(error) || error.constraint !== 'entries_one_live_key') throw error;
    await putAtLast(...input);
  }
}

const entry = fc.nat(5);
const version = fc.nat(3);
const command = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), entry, version }),
  fc.record({ kind: fc.constant('change and roll back' as const), entry, version }),
  fc.record({ kind: fc.constant('put all' as const), version }),
  fc.record({ kind: fc.constant('clear' as const), entry }),
  fc.record({ kind: fc.constant('delete' as const), entry }),
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

async function run(db: Kysely<Tables>, step: Command): Promise<void> {
  switch (step.kind) {
    case 'put':
      return putAtLast(db, [step.entry], step.version);
    case 'put all':
      return putAtLast(db, [0, 1, 2, 3, 4, 5], step.version);
    case 'change and roll back': {
      const undone = new Error('undone');
      const transaction = db.transaction().execute(async (trx) => {
        await trx
          .updateTable('entries')
          .set({ cid: toCid(step.entry, step.version) })
          .where('entry_id', '=', `E${step.entry}`)
          .execute();
        throw undone;
      });
      await expect(transaction).rejects.toBe(undone);
      return;
    }
    case 'clear':
      await db
        .updateTable('entries')
        .set({ cid: null })
        .where('entry_id', '=', `E${step.entry}`)
        .execute();
      return;
    case 'delete':
      await db.deleteFrom('entries').where('entry_id', '=', `E${step.entry}`).execute();
  }
}

describe('CIDs and buckets', () => {
  let server: TestPostgres;
  let database: TestDatabase;
  let db: Kysely<Tables>;

  beforeAll(async () => {
    server = await startPostgresUnderTest();
    database = await createTestDatabase(server);
    db = database.db;
  });
  afterAll(async () => {
    await database.drop();
    await server.stop();
  });
  const clear = (): Promise<unknown> =>
    sql`truncate entries, entry_cids, vsync_buckets`.execute(db);
  beforeEach(clear);

  async function heldCids(): Promise<Buffer[]> {
    const rows = await db
      .selectFrom('entries')
      .select('cid')
      .where('cid', 'is not', null)
      .execute();
    return rows.flatMap(({ cid }) => cid ?? []);
  }

  async function expectUpkeep(): Promise<void> {
    const held = await heldCids();
    expect(await readSums(db)).toEqual(sumsOf(held));
    expect(await vsyncOf(db, PARTICIPANT, 'EVP')).toBe(xorOf(held));
    const live = db.selectFrom('entry_cids').select('cid').where('removed_at', 'is', null);
    const liveCids = (await live.execute()).map(({ cid }) => cid.toString('hex'));
    expect(liveCids.sort()).toEqual(held.map((cid) => cid.toString('hex')).sort());
  }

  it('follow one writer, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 12 }), async (steps) => {
        await clear();
        for (const step of steps) {
          await run(db, step);
          await expectUpkeep();
        }
      }),
      { numRuns: 15 },
    );
  });

  it('follow eight writers at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 40, maxLength: 80 }), async (steps) => {
        await clear();
        await Promise.all(
          Array.from({ length: 8 }, async (_, writer) => {
            for (const step of steps.filter((_, i) => i % 8 === writer)) await run(db, step);
          }),
        );
        await expectUpkeep();
      }),
      { numRuns: 15 },
    );
  });

  it('are not changed by a write that repeats, nor by one that leaves the CID', async () => {
    await put(db, [1], 0);
    await put(db, [1], 0);
    await db.updateTable('entries').set({ owner_name: 'Other', status: 'BLOCKED' }).execute();
    expect(await readSums(db)).toEqual(sumsOf([toCid(1, 0)]));
  });

  it('move with the entry to another participant', async () => {
    await put(db, [1, 2], 0);
    const moved = { participant: '87654321', cid: toCid(1, 1) };
    await db.updateTable('entries').set(moved).where('entry_id', '=', 'E1').execute();
    expect(await vsyncOf(db, PARTICIPANT, 'EVP')).toBe(xorOf([toCid(2, 0)]));
    expect(await vsyncOf(db, '87654321', 'EVP')).toBe(xorOf([toCid(1, 1)]));
  });

  it('keep the record of a CID that has left, and of one that has come back', async () => {
    await put(db, [1], 0);
    await put(db, [1], 1);
    const records = db.selectFrom('entry_cids').select(['cid', 'key_value', 'removed_at']);
    const [left] = await records.where('removed_at', 'is not', null).execute();
    expect(left).toMatchObject({ cid: toCid(1, 0), key_value: 'key 1' });
    await put(db, [1], 0);
    expect(await records.where('cid', '=', toCid(1, 0)).execute()).toMatchObject([
      { removed_at: null },
    ]);
  });

  it('are zero where there is none, and tell participants and key types apart', async () => {
    expect(await vsyncOf(db, PARTICIPANT, 'EVP')).toBe('0'.repeat(64));
    await put(db, [1], 0);
    expect(await vsyncOf(db, PARTICIPANT, 'CPF')).toBe('0'.repeat(64));
    expect(await vsyncOf(db, '87654321', 'EVP')).toBe('0'.repeat(64));
  });

  it('take a whole load in one statement', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) =>
      toEntryRow({ entry_id: `L${i}`, cid: randomBytes(32) }),
    );
    await db.insertInto('entries').values(rows).execute();
    await expectUpkeep();
    await db.deleteFrom('entries').execute();
    await expectUpkeep();
  });
});
