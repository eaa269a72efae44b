import { sql, type Kysely } from 'kysely';

/**
 * The CIDs of all entries and the buckets that sum them up, kept by triggers of `entries`: whoever writes an entry,
 * its CID and its bucket change in the same transaction and the same round trip.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db);
  for (const trigger of TRIGGERS) await createTrigger(db, trigger);
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table entry_cids (
      participant text not null,
      key_type text not null,
      cid bytea not null,
      entry_id text not null,
      key_value text not null,
      added_at timestamptz not null default now(),
      removed_at timestamptz,
      constraint entry_cids_pkey primary key (participant, key_type, cid)
    );
    comment on table entry_cids is 'Every CID ever made, with its key: repairs need the removed ones too. Kept by triggers of entries. The primary key makes one bucket one range.';
    comment on column entry_cids.removed_at is 'Null while the CID is in the set that its bucket sums up.';

    create table vsync_buckets (
      participant text not null,
      key_type text not null,
      bucket integer not null,
      cid_xor bit(256) not null,
      count integer not null default 0,
      constraint vsync_buckets_pkey primary key (participant, key_type, bucket),
      constraint vsync_buckets_bucket check (bucket between 0 and 65535)
    ) with (fillfactor = 70);
    comment on table vsync_buckets is 'XOR and number of the live CIDs whose first 16 bits are the bucket; the VSync is the XOR of the buckets. Kept by triggers of entries.';
  `.execute(db);
}

interface CidTrigger {
  readonly event: 'insert' | 'update' | 'delete';
  /** Names of the rows before and after the statement. */
  readonly transition: string;
  /** The sets' members that the statement takes out. */
  readonly gone: string;
  /** Those that it puts in. */
  readonly come: string;
}

const NAME = 'participant, key_type, cid';
const MEMBER = `${NAME}, entry_id, key_value`;
const NONE = `select ${MEMBER} from entries where false`;
const BEFORE = `select ${MEMBER} from old_entries r where cid is not null`;
const AFTER = `select ${MEMBER} from new_entries r where cid is not null`;

function unlessIn(rows: string): string {
  return ` and not exists (select from ${rows} o
    where o.participant = r.participant and o.key_type = r.key_type and o.cid = r.cid)`;
}

const TRIGGERS: readonly CidTrigger[] = [
  { event: 'insert', transition: 'new table as new_entries', gone: NONE, come: AFTER },
  { event: 'delete', transition: 'old table as old_entries', gone: BEFORE, come: NONE },
  {
    event: 'update',
    transition: 'old table as old_entries new table as new_entries',
    gone: BEFORE + unlessIn('new_entries'),
    come: AFTER + unlessIn('old_entries'),
  },
];

/**
 * Idempotent: a CID that is in its set already does not enter it again, one that is not does not leave. A statement
 * takes its buckets in one order, so that two on many entries do not wait for each other in a circle.
 */
async function createTrigger(db: Kysely<unknown>, trigger: CidTrigger): Promise<void> {
  const name = `entries_cids_${trigger.event}`;
  await sql
    .raw(
      `
    create function ${name}() returns trigger language plpgsql as $$
    begin
      with gone as (
        update entry_cids c set removed_at = now()
        from (${trigger.gone}) r
        where c.participant = r.participant and c.key_type = r.key_type and c.cid = r.cid
          and c.removed_at is null
        returning c.participant, c.key_type, c.cid
      ), come as (
        insert into entry_cids as c (${MEMBER})
        ${trigger.come}
        on conflict on constraint entry_cids_pkey do update
          set removed_at = null, added_at = now(), entry_id = excluded.entry_id
          where c.removed_at is not null
        returning c.participant, c.key_type, c.cid
      ), changed as (
        select ${NAME}, -1 as step from gone
        union all
        select ${NAME}, 1 from come
      )
      insert into vsync_buckets as b (participant, key_type, bucket, cid_xor, count)
      select participant, key_type, (get_byte(cid, 0) << 8) + get_byte(cid, 1),
        bit_xor(('x' || encode(cid, 'hex'))::bit(256)), sum(step)
      from changed
      group by 1, 2, 3
      order by 1, 2, 3
      on conflict on constraint vsync_buckets_pkey do update
        set cid_xor = b.cid_xor # excluded.cid_xor, count = b.count + excluded.count;
      return null;
    end
    $$;
    create trigger ${name} after ${trigger.event} on entries
      referencing ${trigger.transition} for each statement execute function ${name}();
  `,
    )
    .execute(db);
}
