import type { Database } from '@conn-dict/database';
import { vsyncOf } from '@conn-dict/database';
import { xorInto } from '@conn-dict/dict/cid';
import { sql } from 'kysely';
import { boundsOf } from '../comparison/bucket-sums.js';
import type { EntrySets } from '../ports.js';

type Db = Pick<Database, 'db'>;

/** What follows the first two bytes of a bucket's last CID. */
const LAST = Buffer.alloc(30, 0xff);

/** Reads our side of a comparison from the buckets, and from the index of CIDs. */
export function createEntrySets({ db }: Db): EntrySets {
  const vsync = async ({ participantIspb, keyType }: Parameters<EntrySets['vsyncOf']>[0]) =>
    Buffer.from(await vsyncOf(db, participantIspb, keyType), 'hex');
  return {
    vsyncOf: vsync,
    async vsyncAfterRepair(ref) {
      const [ours, repaired] = await Promise.all([vsync(ref), xorOfExamined({ db }, ref)]);
      xorInto(ours, repaired);
      return ours;
    },
    async countEntries(participantIspb, keyTypes) {
      const { entries } = await db
        .selectFrom('vsync_buckets')
        .select(sql<string>`coalesce(sum(count), 0)::text`.as('entries'))
        .where('participant', '=', participantIspb)
        .where('key_type', 'in', [...keyTypes])
        .executeTakeFirstOrThrow();
      return Number(entries);
    },
    async readBuckets({ participantIspb, keyType }) {
      // bit_send is the type's binary form: its length, then its bytes.
      const { rows } = await sql<{ records: Buffer | null }>`
        select string_agg(int4send(bucket) || substring(bit_send(cid_xor) from 5) || int4send(count), ''::bytea) as records
        from vsync_buckets where participant = ${participantIspb} and key_type = ${keyType}`.execute(
        db,
      );
      return rows[0]?.records ?? Buffer.alloc(0);
    },
    async readCids({ participantIspb, keyType }, buckets) {
      const bounds = buckets.map(boundsOf);
      const { rows } = await sql<{ cids: Buffer | null }>`
        select string_agg(c.cids, ''::bytea) as cids
        from unnest(${toIntegers(bounds.map(({ least }) => least))}::integer[],
          ${toIntegers(bounds.map(({ greatest }) => greatest))}::integer[]) as b (least, greatest)
        cross join lateral (
          select string_agg(cid, ''::bytea) as cids from entry_cids
          where participant = ${participantIspb} and key_type = ${keyType} and removed_at is null
            and cid >= substring(int4send(b.least) from 3)
            and cid <= substring(int4send(b.greatest) from 3) || ${LAST}) c`.execute(db);
      return rows[0]?.cids ?? Buffer.alloc(0);
    },
    async heldAmong({ participantIspb, keyType }, cids) {
      if (cids.length === 0) return new Set();
      const rows = await db
        .selectFrom('entry_cids')
        .select('cid')
        .where('participant', '=', participantIspb)
        .where('key_type', '=', keyType)
        .where('removed_at', 'is', null)
        .where('cid', '=', sql<Buffer>`any(${toByteas(cids)})`)
        .execute();
      return new Set(rows.map(({ cid }) => cid.toString('hex')));
    },
  };
}

async function xorOfExamined(
  { db }: Db,
  { reportId, keyType }: Parameters<EntrySets['vsyncAfterRepair']>[0],
): Promise<Buffer> {
  const { rows } = await sql<{ xor: Buffer | null }>`
    select substring(bit_send(bit_xor(('x' || encode(cid, 'hex'))::bit(256))) from 5) as xor
    from sync_differences
    where report_id = ${reportId} and key_type = ${keyType} and state in ('EXAMINED', 'PAIRED')`.execute(
    db,
  );
  return rows[0]?.xor ?? Buffer.alloc(32);
}

function toIntegers(values: readonly number[]): string {
  return `{${values.join(',')}}`;
}

/** A parameter of type `bytea[]`: pg would send a list of buffers as text. */
export function toByteas(cids: readonly Uint8Array[]) {
  const hex = cids.map((cid) => `"\\\\x${Buffer.from(cid).toString('hex')}"`).join(',');
  return sql<Buffer[]>`${`{${hex}}`}::bytea[]`;
}
