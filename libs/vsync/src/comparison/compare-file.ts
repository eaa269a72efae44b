import { CID_BYTES } from '@conn-dict/dict/cid';
import type { EntrySet, EntrySets, Side } from '../ports.js';
import { BUCKETS, createBucketSums, type BucketSums } from './bucket-sums.js';
import { readCidFile, readWholeCidFile, type CidFile } from './cid-file.js';
import { createCidShards, SHARDS, type CidShards } from './cid-shards.js';
import { diffCids } from './diff-cids.js';

export interface CompareFileDeps {
  readonly sets: Pick<EntrySets, 'readBuckets' | 'readCids'>;
  /** Takes differences as they are found. */
  readonly onDifferences: (side: Side, cids: readonly Uint8Array[]) => Promise<void>;
  /** Told now and then how many bytes are read, of two passes over the file. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

export interface Comparison {
  /** CIDs in the file. */
  readonly entriesThere: number;
  readonly onlyThere: number;
  readonly onlyHere: number;
}

/** CIDs of ours that are held at once: 6 MiB, and as much again while they are compared. */
const CIDS_AT_ONCE_MAX = 200_000;

/**
 * Compares the directory's file with our entries.
 *
 * Reads the file once into buckets, then, of both sides, only the buckets that differ. Memory is bounded whatever the
 * size and the differences; the time grows with both, not with their product.
 *
 * @throws SyncFileError where the file is not the directory's; StorageError
 */
export async function compareFile(
  set: EntrySet,
  file: CidFile,
  deps: CompareFileDeps,
): Promise<Comparison> {
  const theirs = createBucketSums();
  let bytes = 0;
  const told = (chunk: Uint8Array): void => deps.onProgress((bytes += chunk.length));
  await readWholeCidFile(file, {
    signal: deps.signal,
    onCids(cids) {
      theirs.add(cids);
      told(cids);
    },
  });
  const ours = createBucketSums();
  ours.addRecords(await deps.sets.readBuckets(set));
  const differing = theirs.differing(ours);
  const entriesThere = file.sizeBytes / CID_BYTES;
  if (differing.length === 0) return { entriesThere, onlyThere: 0, onlyHere: 0 };

  const shards = createCidShards(`${file.path}.shard`);
  try {
    await putAside(file, { differing, shards, signal: deps.signal, onCids: told });
    return { entriesThere, ...(await compareShards(set, { differing, ours, shards }, deps)) };
  } finally {
    await shards.close();
  }
}

/** Reads the file once more, and keeps the CIDs of the buckets that differ. */
async function putAside(
  file: CidFile,
  { differing, shards, signal, onCids }: PutAsideDeps,
): Promise<void> {
  const isWanted = new Uint8Array(BUCKETS);
  for (const bucket of differing) isWanted[bucket] = 1;
  await readCidFile(file, {
    signal,
    async onCids(cids) {
      for (let at = 0; at < cids.length; at += CID_BYTES) {
        if (isWanted[(cids[at]! << 8) | cids[at + 1]!] === 1) shards.add(cids, at);
      }
      onCids(cids);
      await shards.flush();
    },
  });
}

interface PutAsideDeps {
  readonly differing: readonly number[];
  readonly shards: CidShards;
  readonly signal: AbortSignal;
  readonly onCids: (cids: Uint8Array) => void;
}

interface Sides {
  readonly differing: readonly number[];
  readonly ours: BucketSums;
  readonly shards: CidShards;
}

async function compareShards(
  set: EntrySet,
  { differing, ours, shards }: Sides,
  { sets, onDifferences, signal }: CompareFileDeps,
): Promise<Omit<Comparison, 'entriesThere'>> {
  const found = { onlyThere: 0, onlyHere: 0 };
  for (const [shard, buckets] of byShard(differing)) {
    signal.throwIfAborted();
    const ourCids = inParts(buckets, ours).map((part) => () => sets.readCids(set, part));
    const { onlyThere, onlyHere } = await diffCids(await shards.read(shard), ourCids);
    if (onlyThere.length > 0) await onDifferences('THERE', onlyThere);
    if (onlyHere.length > 0) await onDifferences('HERE', onlyHere);
    found.onlyThere += onlyThere.length;
    found.onlyHere += onlyHere.length;
  }
  return found;
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
