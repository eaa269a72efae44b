import type { EntrySet, EntrySets } from '../ports.js';
import { BUCKETS, type BucketSums } from './bucket-sums.js';
import { SHARDS, type CidShards } from './cid-shards.js';
import { diffCids, type CidDiff } from './diff-cids.js';

export interface CompareShardsDeps {
  readonly sets: Pick<EntrySets, 'readCids'>;
  readonly ours: BucketSums;
  /** The directory's CIDs of the buckets. */
  readonly shards: CidShards;
  readonly onDiff: (diff: CidDiff) => Promise<void>;
  readonly signal: AbortSignal;
}

/** CIDs of ours that are held at once: 6 MiB, and as much again while they are compared. */
const CIDS_AT_ONCE_MAX = 200_000;

/** Compares both sides of some buckets, CID by CID. */
export async function compareShards(
  set: EntrySet,
  buckets: readonly number[],
  { sets, ours, shards, onDiff, signal }: CompareShardsDeps,
): Promise<void> {
  for (const [shard, members] of byShard(buckets)) {
    signal.throwIfAborted();
    const readOurs = inParts(members, ours).map((part) => () => sets.readCids(set, part));
    await onDiff(await diffCids(await shards.read(shard), readOurs));
  }
}

/** The buckets of each shard: a bucket's first eight bits. */
function byShard(buckets: readonly number[]): Map<number, number[]> {
  const shards = new Map<number, number[]>();
  for (const bucket of buckets) {
    const shard = Math.floor(bucket / (BUCKETS / SHARDS));
    const members = shards.get(shard);
    if (members) members.push(bucket);
    else shards.set(shard, [bucket]);
  }
  return shards;
}

/** Splits buckets so that no part has more CIDs of ours than may be held at once. */
function inParts(buckets: readonly number[], ours: BucketSums): number[][] {
  const parts: number[][] = [];
  let held = Infinity;
  for (const bucket of buckets) {
    const count = ours.count(bucket);
    if (held + count > CIDS_AT_ONCE_MAX) {
      parts.push([]);
      held = 0;
    }
    parts.at(-1)?.push(bucket);
    held += count;
  }
  return parts;
}
