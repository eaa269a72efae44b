import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.js';

const EMPTY = '0'.repeat(64);

/**
 * The VSync of a participant's entries of a key type: XOR of its CIDs as 64 hexadecimal digits, zeros for none.
 * Reads at most 4,096 buckets, however many entries there are.
 *
 * @throws StorageError
 */
export async function vsyncOf(
  db: Kysely<Tables>,
  participant: string,
  keyType: string,
): Promise<string> {
  const { bits } = await db
    .selectFrom('vsync_buckets')
    .select(sql<string | null>`bit_xor(cid_xor)::text`.as('bits'))
    .where('participant', '=', participant)
    .where('key_type', '=', keyType)
    .executeTakeFirstOrThrow();
  return bits === null ? EMPTY : BigInt(`0b${bits}`).toString(16).padStart(64, '0');
}
