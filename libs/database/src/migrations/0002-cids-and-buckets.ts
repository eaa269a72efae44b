import { sql, type Kysely } from 'kysely';
import { createCidFunctions, createCidTriggers } from './cid-triggers.js';

/**
 * The CIDs of all entries and the buckets that sum them up, kept by triggers of `entries`: whoever writes an entry,
 * its CID and its bucket change in the same transaction and the same round trip.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db);
  await createCidFunctions(db, '(get_byte(cid, 0) << 8) + get_byte(cid, 1)');
  await createCidTriggers(db);
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
