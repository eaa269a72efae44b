import type { Database } from '@conn-dict/database';
import { sql } from 'kysely';
import type { DifferencesRef, Side, SyncDifferences } from '../ports.js';
import { toByteas } from './read-sets.js';

type Db = Pick<Database, 'db'>;

/** CIDs in one statement: some 300 KB. */
const ADDED_AT_ONCE = 4_000;

const OPEN = ['FOUND', 'EXAMINED'];

/** Keeps what a sync finds in `sync_differences`. */
export function createSyncDifferences({ db }: Db): SyncDifferences {
  return {
    async forgetFound(ref) {
      await db
        .deleteFrom('sync_differences')
        .where('report_id', '=', ref.reportId)
        .where('key_type', '=', ref.keyType)
        .where('state', '=', 'FOUND')
        .execute();
    },
    async add(ref, side, cids) {
      for (let from = 0; from < cids.length; from += ADDED_AT_ONCE)
        await addSome({ db }, ref, side, cids.slice(from, from + ADDED_AT_ONCE));
    },
    async listOpen({ reportId, keyType }, { side, after, limit }) {
      let query = db
        .selectFrom('sync_differences')
        .select('cid')
        .where('report_id', '=', reportId)
        .where('key_type', '=', keyType)
        .where('side', '=', side)
        .where('state', 'in', OPEN)
        .orderBy('cid')
        .limit(limit);
      if (after) query = query.where('cid', '>', after);
      return (await query.execute()).map(({ cid }) => cid);
    },
    async countOpen({ reportId, keyType }, side) {
      const { count } = await db
        .selectFrom('sync_differences')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('report_id', '=', reportId)
        .where('key_type', '=', keyType)
        .where('side', '=', side)
        .where('state', 'in', OPEN)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async settleGone({ reportId, keyType }, side, cids) {
      if (cids.length === 0) return;
      await db
        .updateTable('sync_differences')
        .set({ state: 'GONE', kind: null, settled_at: sql<Date>`now()` })
        .where('report_id', '=', reportId)
        .where('key_type', '=', keyType)
        .where('side', '=', side)
        .where('state', 'in', OPEN)
        .where('cid', '=', sql<Buffer>`any(${toByteas(cids)})`)
        .execute();
    },
    countChanges: (reportId) => countChanges({ db }, reportId),
    countKinds: (ref) => countKinds({ db }, ref),
  };
}

async function addSome(
  { db }: Db,
  { reportId, participantIspb, keyType }: DifferencesRef,
  side: Side,
  cids: readonly Uint8Array[],
): Promise<void> {
  await sql`
    insert into sync_differences as d (report_id, participant, key_type, side, cid)
    select ${reportId}, ${participantIspb}, ${keyType}, ${side}, cid
    from (select distinct unnest(${toByteas(cids)}) as cid) c
    on conflict (report_id, key_type, side, cid) do update
      set state = 'FOUND', kind = null, settled_at = null
      where d.state not in ('FOUND', 'EXAMINED')`.execute(db);
}

/** What was not looked at may be one half of an entry with other content: it counts once at least, twice at most. */
async function countChanges(
  { db }: Db,
  reportId: string,
): ReturnType<SyncDifferences['countChanges']> {
  const { rows } = await sql<{ known: string; there: string; here: string }>`
    select count(*) filter (where state in ('REPAIRED', 'EXAMINED'))::text as known,
      count(*) filter (where state = 'FOUND' and side = 'THERE')::text as there,
      count(*) filter (where state = 'FOUND' and side = 'HERE')::text as here
    from sync_differences where report_id = ${reportId}`.execute(db);
  const { known = 0, there = 0, here = 0 } = rows[0] ?? {};
  return {
    most: Number(known) + Number(there) + Number(here),
    least: Number(known) + Math.max(Number(there), Number(here)),
  };
}

async function countKinds(
  { db }: Db,
  { reportId, keyType }: DifferencesRef,
): ReturnType<SyncDifferences['countKinds']> {
  const { rows } = await sql<{ kind: string; count: string }>`
    select case when state in ('REPAIRED', 'EXAMINED') then kind else 'LEFT' end as kind, count(*)::text as count
    from sync_differences
    where report_id = ${reportId} and key_type = ${keyType} and state not in ('PAIRED', 'GONE')
    group by 1`.execute(db);
  const counts = new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
  return {
    missing_here: counts.get('MISSING_HERE') ?? 0,
    missing_there: counts.get('MISSING_THERE') ?? 0,
    different: counts.get('DIFFERENT') ?? 0,
    left: counts.get('LEFT') ?? 0,
  };
}
