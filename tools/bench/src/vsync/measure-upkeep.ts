import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '@conn-dict/database';
import { sql } from 'kysely';
import { median } from '../report/percentile.js';

/** Medians of one entry put in, in a transaction of its own, with its commit. */
export interface UpkeepTimes {
  readonly withBucketsMs: number;
  /** With its CID written down, and no bucket. */
  readonly withoutBucketsMs: number;
}

const ROUNDS = 6;
const WRITES = 200;
const FUNCTION = 'entries_cids_insert';
const BUCKETS = /insert into vsync_buckets[^;]*;/;

/** Writes entries of a participant with the trigger as it is and without its last statement, in turns. */
export async function measureUpkeep(
  { db }: Pick<Database, 'db'>,
  participant: string,
): Promise<UpkeepTimes> {
  const { rows } = await sql<{ text: string }>`
    select pg_get_functiondef(${FUNCTION}::regproc) as text`.execute(db);
  const withBuckets = rows[0]?.text ?? '';
  const timesWith: number[] = [];
  const timesWithout: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await sql.raw(withoutBuckets(withBuckets)).execute(db);
    timesWithout.push(...(await timeWrites({ db }, participant)));
    await sql.raw(withBuckets).execute(db);
    timesWith.push(...(await timeWrites({ db }, participant)));
  }
  return { withBucketsMs: median(timesWith), withoutBucketsMs: median(timesWithout) };
}

/** The parts of a statement that change data are run whatever its end asks for. */
function withoutBuckets(text: string): string {
  const bare = text.replace(BUCKETS, 'select count(*) into ignored from changed;');
  if (bare === text) throw new Error(`${FUNCTION} keeps no buckets`);
  return bare.replace('begin', 'declare ignored bigint; begin');
}

async function timeWrites(database: Pick<Database, 'db'>, participant: string): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < WRITES; count++) times.push(await timeWrite(database, participant));
  return times;
}

async function timeWrite({ db }: Pick<Database, 'db'>, participant: string): Promise<number> {
  const startMs = performance.now();
  await db
    .insertInto('entries')
    .values({
      entry_id: randomUUID(),
      key_type: 'EVP',
      key_value: randomUUID(),
      participant,
      account_number: '1',
      account_type: 'CACC',
      owner_type: 'NATURAL_PERSON',
      owner_tax_id: '',
      owner_name: '',
      status: 'ACTIVE',
      request_id: randomUUID(),
      cid: randomBytes(32),
    })
    .execute();
  return performance.now() - startMs;
}
