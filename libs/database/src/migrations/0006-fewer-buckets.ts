import { sql, type Kysely } from 'kysely';
import { createCidFunctions } from './cid-triggers.js';

/** Sums up CIDs by their first 12 bits instead of 16: a check reads 4,096 buckets at most (ADR 9). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    lock table entries, vsync_buckets in exclusive mode;

    with fine as (delete from vsync_buckets returning participant, key_type, bucket, cid_xor, count)
    insert into vsync_buckets (participant, key_type, bucket, cid_xor, count)
    select participant, key_type, bucket >> 4, bit_xor(cid_xor), sum(count)
    from fine
    group by 1, 2, 3;

    alter table vsync_buckets
      drop constraint vsync_buckets_bucket,
      add constraint vsync_buckets_bucket check (bucket between 0 and 4095);
    comment on table vsync_buckets is 'XOR and number of the live CIDs whose first 12 bits are the bucket; the VSync is the XOR of the buckets. Kept by triggers of entries.';
  `.execute(db);
  await createCidFunctions(db, '((get_byte(cid, 0) << 8) + get_byte(cid, 1)) >> 4');
}
