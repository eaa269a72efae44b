import { CID_BYTES } from '@conn-dict/dict/cid';
import type { EntrySet, EntrySets, Side } from '../ports.js';
import { createBucketSums, type BucketSums } from './bucket-sums.js';
import { readWholeCidFile, type CidFile } from './cid-file.js';
import { createCidShards } from './cid-shards.js';
import { compareShards } from './compare-shards.js';
import type { CidDiff } from './diff-cids.js';
import { loneDifferences } from './lone-differences.js';
import { readBuckets } from './read-buckets.js';

export interface CompareFileDeps {
  readonly sets: Pick<EntrySets, 'readBuckets' | 'readCids' | 'heldAmong'>;
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

/**
 * Compares the directory's file with our entries.
 *
 * Reads the file once into buckets, then, of both sides, only what the buckets that differ do not tell by themselves.
 * Memory is bounded whatever the size and the differences; the time grows with both, not with their product.
 *
 * @throws SyncFileError where the file is not the directory's; StorageError
 */
export async function compareFile(
  set: EntrySet,
  file: CidFile,
  deps: CompareFileDeps,
): Promise<Comparison> {
  let bytes = 0;
  const onCids = (cids: Uint8Array): void => deps.onProgress((bytes += cids.length));
  const found = { onlyThere: 0, onlyHere: 0 };
  const tell = async (side: Side, cids: readonly Uint8Array[]): Promise<void> => {
    if (cids.length === 0) return;
    found[side === 'THERE' ? 'onlyThere' : 'onlyHere'] += cids.length;
    await deps.onDifferences(side, cids);
  };
  const { theirs, ours } = await sumUp(set, file, { ...deps, onCids });
  await findDifferences(set, file, { ...deps, theirs, ours, tell, onCids });
  return { entriesThere: file.sizeBytes / CID_BYTES, ...found };
}

type Told = Pick<CompareFileDeps, 'sets' | 'signal'> & {
  readonly onCids: (cids: Uint8Array) => void;
};

/** Sums up both sides; PostgreSQL does its part meanwhile. */
async function sumUp(set: EntrySet, file: CidFile, { sets, signal, onCids }: Told) {
  const theirs = createBucketSums();
  const ours = createBucketSums();
  const records = sets.readBuckets(set);
  // The file's failure comes first, and nobody asks for this one's then.
  records.catch(() => undefined);
  await readWholeCidFile(file, {
    signal,
    onCids(cids) {
      theirs.add(cids);
      onCids(cids);
    },
  });
  ours.addRecords(await records);
  return { theirs, ours };
}

interface Differing extends Told {
  readonly theirs: BucketSums;
  readonly ours: BucketSums;
  readonly tell: CompareFileDeps['onDifferences'];
}

async function findDifferences(set: EntrySet, file: CidFile, deps: Differing): Promise<void> {
  const { theirs, ours, tell, sets, signal, onCids } = deps;
  const lone = loneDifferences(theirs, ours);
  const held = await sets.heldAmong(set, [...lone.here.values()]);
  await tell(
    'HERE',
    [...lone.here.values()].filter((cid) => held.has(cid.toString('hex'))),
  );
  let wanted = lone.there;
  let buckets = [
    ...lone.rest,
    ...[...lone.here].flatMap(([bucket, cid]) => (held.has(cid.toString('hex')) ? [] : bucket)),
  ];
  // A second time only for buckets in which three CIDs or more look like one.
  while (buckets.length > 0 || wanted.size > 0) {
    const shards = createCidShards(`${file.path}.shard`);
    try {
      const seen = await readBuckets(file, { buckets, wanted, shards, signal, onCids });
      await tell(
        'THERE',
        [...wanted].flatMap(([bucket, cid]) => (seen.has(bucket) ? cid : [])),
      );
      const onDiff = async (diff: CidDiff): Promise<void> => {
        await tell('THERE', diff.onlyThere);
        await tell('HERE', diff.onlyHere);
      };
      await compareShards(set, buckets, { sets, ours, theirs, shards, signal, onDiff });
      buckets = [...wanted.keys()].filter((bucket) => !seen.has(bucket));
      wanted = new Map();
    } finally {
      await shards.close();
    }
  }
}
