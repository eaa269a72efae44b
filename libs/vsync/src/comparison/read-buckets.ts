import { CID_BYTES } from '@conn-dict/dict/cid';
import { BUCKETS, bucketAt } from './bucket-sums.js';
import { readCidFile, type CidFile, type ReadCidFileDeps } from './cid-file.js';
import type { CidShards } from './cid-shards.js';

export interface ReadBucketsDeps extends Pick<ReadCidFileDeps, 'signal'> {
  /** Buckets whose CIDs are put aside. */
  readonly buckets: readonly number[];
  readonly shards: CidShards;
  /** CIDs to look for, by their bucket. */
  readonly wanted: ReadonlyMap<number, Buffer>;
  readonly onCids: (cids: Uint8Array) => void;
}

const TO_SHARD = 1;
const TO_FIND = 2;

/** Reads the file once, puts the CIDs of some buckets aside, and answers the buckets whose wanted CID it has. */
export async function readBuckets(
  file: CidFile,
  deps: ReadBucketsDeps,
): Promise<ReadonlySet<number>> {
  const { buckets, shards, wanted, signal } = deps;
  const use = new Uint8Array(BUCKETS);
  for (const bucket of buckets) use[bucket] = TO_SHARD;
  for (const bucket of wanted.keys()) use[bucket] = TO_FIND;
  const found = new Set<number>();
  await readCidFile(file, {
    signal,
    async onCids(cids) {
      for (let at = 0; at < cids.length; at += CID_BYTES) {
        const bucket = bucketAt(cids, at);
        if (use[bucket] === 0) continue;
        if (use[bucket] === TO_SHARD) shards.add(cids, at);
        else if (wanted.get(bucket)!.equals(cids.subarray(at, at + CID_BYTES))) found.add(bucket);
      }
      deps.onCids(cids);
      await shards.flush();
    },
  });
  return found;
}
