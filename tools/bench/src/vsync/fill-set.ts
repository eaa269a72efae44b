import type { Database } from '@conn-dict/database';
import { sql } from 'kysely';

/** A set of the bench: one participant for each size. */
export interface BenchSet {
  readonly participant: string;
  readonly keyType: 'EVP';
  readonly entries: number;
}

/**
 * Puts the CIDs number 1 to N into our side, with their buckets as the triggers of `entries` would keep them: the
 * entries themselves are nothing that a comparison reads.
 */
export async function fillSet(
  { db }: Pick<Database, 'db'>,
  { participant, keyType, entries }: BenchSet,
): Promise<void> {
  // In the order of the index: ten times as fast as the order of the numbers.
  await sql`
    insert into entry_cids (participant, key_type, cid, entry_id, key_value)
    select ${participant}, ${keyType}, cid, '', ''
    from (select sha256(int8send(number)) as cid from generate_series(1, ${entries}::bigint) number) made
    order by cid`.execute(db);
  await sql`
    insert into vsync_buckets (participant, key_type, bucket, cid_xor, count)
    select ${participant}, ${keyType}, ((get_byte(cid, 0) << 8) + get_byte(cid, 1)) >> 4,
      bit_xor(('x' || encode(cid, 'hex'))::bit(256)), count(*)
    from entry_cids where participant = ${participant} and key_type = ${keyType}
    group by 3`.execute(db);
  await sql`vacuum analyze entry_cids, vsync_buckets`.execute(db);
}
