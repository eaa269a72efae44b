import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.js';

/** A CID with all that is kept of it. */
export interface CidRecord {
  /** 32 bytes. */
  readonly cid: Buffer;
  readonly entryId: string;
  /** ISPB of the participant that holds the entry. */
  readonly participant: string;
  readonly keyType: string;
  readonly keyValue: string;
}

/** What names a CID in its set. */
export type CidName = Pick<CidRecord, 'cid' | 'participant' | 'keyType'>;

/** CIDs that enter and leave the sets together. */
export interface CidChange {
  readonly add?: readonly CidRecord[];
  readonly remove?: readonly CidName[];
}

/**
 * Changes the CID sets and their buckets in one statement, whatever the number of CIDs: call it in the transaction
 * that changes the entries.
 *
 * Idempotent: adding a CID that is in its set, or removing one that is not, changes nothing. A CID in both lists is
 * only added. Buckets are locked in one order, so that changes of several never wait for each other in a circle.
 *
 * @throws StorageError
 */
export async function changeCids(trx: Kysely<Tables>, change: CidChange): Promise<void> {
  const add = change.add ?? [];
  const kept = new Set(add.map(toKey));
  const remove = (change.remove ?? []).filter((name) => !kept.has(toKey(name)));
  if (add.length + remove.length === 0) return;
  await sql`
    with gone as (
      update entry_cids c set removed_at = now()
      from unnest(${remove.map((r) => r.participant)}::text[], ${remove.map((r) => r.keyType)}::text[],
        ${remove.map((r) => r.cid)}::bytea[]) as r (participant, key_type, cid)
      where c.participant = r.participant and c.key_type = r.key_type and c.cid = r.cid
        and c.removed_at is null
      returning c.participant, c.key_type, c.cid
    ), come as (
      insert into entry_cids as c (participant, key_type, cid, entry_id, key_value)
      select distinct on (participant, key_type, cid) *
      from unnest(${add.map((r) => r.participant)}::text[], ${add.map((r) => r.keyType)}::text[],
        ${add.map((r) => r.cid)}::bytea[], ${add.map((r) => r.entryId)}::text[],
        ${add.map((r) => r.keyValue)}::text[]) as r (participant, key_type, cid, entry_id, key_value)
      order by participant, key_type, cid
      on conflict on constraint entry_cids_pkey do update
        set removed_at = null, added_at = now(), entry_id = excluded.entry_id
        where c.removed_at is not null
      returning c.participant, c.key_type, c.cid
    ), changed as (
      select participant, key_type, cid, -1 as step from gone
      union all
      select participant, key_type, cid, 1 from come
    )
    insert into vsync_buckets as b (participant, key_type, bucket, cid_xor, count)
    select participant, key_type, (get_byte(cid, 0) << 8) + get_byte(cid, 1) as bucket,
      bit_xor(('x' || encode(cid, 'hex'))::bit(256)), sum(step)
    from changed
    group by 1, 2, 3
    order by 1, 2, 3
    on conflict on constraint vsync_buckets_pkey do update
      set cid_xor = b.cid_xor # excluded.cid_xor, count = b.count + excluded.count
  `.execute(trx);
}

/** Puts one CID into its set; see `changeCids`. */
export function addCid(trx: Kysely<Tables>, record: CidRecord): Promise<void> {
  return changeCids(trx, { add: [record] });
}

/** Takes one CID out of its set, keeping its record; see `changeCids`. */
export function removeCid(trx: Kysely<Tables>, name: CidName): Promise<void> {
  return changeCids(trx, { remove: [name] });
}

function toKey({ participant, keyType, cid }: CidName): string {
  return `${participant} ${keyType} ${cid.toString('hex')}`;
}
