import { CID_BYTES } from '@conn-dict/dict/cid';
import type { BucketSums } from './bucket-sums.js';

/** What the sums alone say of the buckets that differ. */
export interface LoneDifferences {
  /** CIDs that only the directory can have, if their bucket has no other difference, by bucket. */
  readonly there: ReadonlyMap<number, Buffer>;
  /** Those that only we can have. */
  readonly here: ReadonlyMap<number, Buffer>;
  /** Buckets of which the sums do not tell. */
  readonly rest: readonly number[];
}

/**
 * Reads from two sums what differs: where one side has one CID more, the XOR of both sums is that CID, unless more than
 * one differs. Who finds it on its side knows that it is all: that others sum up to nothing is beyond chance.
 */
export function loneDifferences(theirs: BucketSums, ours: BucketSums): LoneDifferences {
  const there = new Map<number, Buffer>();
  const here = new Map<number, Buffer>();
  const rest: number[] = [];
  for (const bucket of theirs.differing(ours)) {
    const more = theirs.count(bucket) - ours.count(bucket);
    if (more === 1) there.set(bucket, xorOf(theirs, ours, bucket));
    else if (more === -1) here.set(bucket, xorOf(theirs, ours, bucket));
    else rest.push(bucket);
  }
  return { there, here, rest };
}

function xorOf(one: BucketSums, other: BucketSums, bucket: number): Buffer {
  const words = CID_BYTES / 4;
  const xor = Int32Array.from(
    { length: words },
    (_, word) => one.xor[bucket * words + word]! ^ other.xor[bucket * words + word]!,
  );
  return Buffer.from(xor.buffer);
}
