import { sql, type Kysely } from 'kysely';
import type { Tables } from '../src/index.js';

/** What a set of CIDs must show in its buckets, computed without the database's own XOR. */
export interface BucketSums {
  readonly bucket: number;
  readonly xor: string;
  readonly count: number;
}

export function xorOf(cids: readonly Buffer[]): string {
  const sum = Buffer.alloc(32);
  for (const cid of cids) for (const [i, byte] of cid.entries()) sum[i] = (sum[i] ?? 0) ^ byte;
  return sum.toString('hex');
}

export function sumsOf(cids: readonly Buffer[]): BucketSums[] {
  const buckets = new Map<number, Buffer[]>();
  for (const cid of cids) {
    const bucket = cid.readUInt16BE(0) >> 4;
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), cid]);
  }
  return [...buckets]
    .map(([bucket, members]) => ({ bucket, xor: xorOf(members), count: members.length }))
    .sort((a, b) => a.bucket - b.bucket);
}

/** The buckets as they are, without those that have become empty. */
export async function readSums(db: Kysely<Tables>): Promise<BucketSums[]> {
  const rows = await db
    .selectFrom('vsync_buckets')
    .select(['bucket', 'count', sql<string>`cid_xor::text`.as('bits')])
    .orderBy('bucket')
    .execute();
  const sums = rows.map(({ bucket, count, bits }) => {
    return { bucket, xor: BigInt(`0b${bits}`).toString(16).padStart(64, '0'), count };
  });
  return sums.filter(({ xor, count }) => count !== 0 || xor !== '0'.repeat(64));
}
