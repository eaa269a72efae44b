import { sql, type Kysely } from 'kysely';

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

/** Makes the functions that keep CIDs and buckets, or makes them anew; `bucket` is the SQL of the bucket of `cid`. */
export async function createCidFunctions(db: Kysely<unknown>, bucket: string): Promise<void> {
  for (const trigger of TRIGGERS) await createFunction(db, trigger, bucket);
}

/** Has them called after each statement on `entries`. */
export async function createCidTriggers(db: Kysely<unknown>): Promise<void> {
  for (const { event, transition } of TRIGGERS) {
    const name = toName(event);
    await sql
      .raw(
        `create trigger ${name} after ${event} on entries
          referencing ${transition} for each statement execute function ${name}()`,
      )
      .execute(db);
  }
}

function toName(event: CidTrigger['event']): string {
  return `entries_cids_${event}`;
}

/**
 * Idempotent: a CID that is in its set already does not enter it again, one that is not does not leave. A statement
 * takes its buckets in one order, so that two on many entries do not wait for each other in a circle.
 */
async function createFunction(
  db: Kysely<unknown>,
  { event, gone, come }: CidTrigger,
  bucket: string,
): Promise<void> {
  await sql
    .raw(
      `
    create or replace function ${toName(event)}() returns trigger language plpgsql as $$
    begin
      with gone as (
        update entry_cids c set removed_at = now()
        from (${gone}) r
        where c.participant = r.participant and c.key_type = r.key_type and c.cid = r.cid
          and c.removed_at is null
        returning c.participant, c.key_type, c.cid
      ), come as (
        insert into entry_cids as c (${MEMBER})
        ${come}
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
      select participant, key_type, ${bucket},
        bit_xor(('x' || encode(cid, 'hex'))::bit(256)), sum(step)
      from changed
      group by 1, 2, 3
      order by 1, 2, 3
      on conflict on constraint vsync_buckets_pkey do update
        set cid_xor = b.cid_xor # excluded.cid_xor, count = b.count + excluded.count;
      return null;
    end
    $$;
  `,
    )
    .execute(db);
}
