import type { EntrySet, EntrySets } from '../ports.js';
import { BUCKETS, type BucketSums } from './bucket-sums.js';
import { SHARDS, type CidShards } from './cid-shards.js';
import { diffCids, type CidDiff } from './diff-cids.js';

export interface CompareShardsDeps {
  readonly sets: Pick<EntrySets, 'readCids'>;
  readonly ours: BucketSums;
  readonly theirs: BucketSums;
  /** The directory's CIDs of the buckets. */
  readonly shards: CidShards;
  readonly onDiff: (diff: CidDiff) => Promise<void>;
  readonly signal: AbortSignal;
}

/** CIDs of one side that are held at once: 3 MiB, and as much again while they are compared. */
const CIDS_AT_ONCE_MAX = 100_000;

/** Compares both sides of some buckets, CID by CID. */
export async function compareShards(
  set: EntrySet,
  buckets: readonly number[],
  { sets, ours, theirs, shards, onDiff, signal }: CompareShardsDeps,
): Promise<void> {
  const most = (bucket: number): number => Math.max(ours.count(bucket), theirs.count(bucket));
  for (const members of inGroups(byShard(buckets), (shard) => sumOf(shard, most))) {
    signal.throwIfAborted();
    const read = members.map(([first = 0]) => shards.read(shardOf(first)));
    const parts = inGroups(members.flat(), (bucket) => ours.count(bucket));
    const readOurs = parts.map((part) => () => sets.readCids(set, part));
    await onDiff(await diffCids(Buffer.concat(await Promise.all(read)), readOurs));
  }
}

/** The shard of a bucket: its first eight bits. */
function shardOf(bucket: number): number {
  return Math.floor(bucket / (BUCKETS / SHARDS));
}

/** The buckets of each shard. */
function byShard(buckets: readonly number[]): number[][] {
  const shards = new Map<number, number[]>();
  for (const bucket of buckets) {
    const members = shards.get(shardOf(bucket));
    if (members) members.push(bucket);
    else shards.set(shardOf(bucket), [bucket]);
  }
  return [...shards.values()];
}

/** Puts items together, one after the other, until a group has as many CIDs as may be held; it has one item at least. */
function inGroups<Item>(items: readonly Item[], cidsOf: (item: Item) => number): Item[][] {
  const groups: Item[][] = [];
  let held = Infinity;
  for (const item of items) {
    const count = cidsOf(item);
    if (held + count > CIDS_AT_ONCE_MAX) {
      groups.push([]);
      held = 0;
    }
    groups.at(-1)?.push(item);
    held += count;
  }
  return groups;
}

function sumOf(buckets: readonly number[], countOf: (bucket: number) => number): number {
  return buckets.reduce((sum, bucket) => sum + countOf(bucket), 0);
}
