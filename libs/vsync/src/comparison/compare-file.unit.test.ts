// Proves that the comparison finds exactly the differences of two sets, however many fall into one bucket, and refuses a file that is not the directory's.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CID_BYTES, bucketOf, vsyncOf } from '@conn-dict/dict/cid';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntrySets, Side } from '../ports.js';
import { compareFile } from './compare-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compare-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

const SET = { participantIspb: '12345678', keyType: 'EVP' } as const;
const { signal } = new AbortController();

/** Our side in memory, as PostgreSQL answers. */
function toSets(
  cids: readonly Buffer[],
): Pick<EntrySets, 'readBuckets' | 'readCids' | 'heldAmong'> {
  const buckets = new Map<number, Buffer[]>();
  for (const cid of cids) {
    const bucket = bucketOf(cid);
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), cid]);
  }
  const held = new Set(cids.map((cid) => cid.toString('hex')));
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  return {
    readBuckets: async () =>
      Buffer.concat(
        [...buckets].flatMap(([bucket, members]) => [
          number(bucket),
          Buffer.from(vsyncOf(members), 'hex'),
          number(members.length),
        ]),
      ),
    readCids: async (_, wanted) =>
      Buffer.concat(wanted.flatMap((bucket) => buckets.get(bucket) ?? [])),
    heldAmong: async (_, wanted) =>
      new Set(wanted.map((cid) => cid.toString('hex')).filter((cid) => held.has(cid))),
  };
}

let files = 0;
async function compare(theirs: readonly Buffer[], ours: readonly Buffer[]) {
  const content = Buffer.concat([...theirs]);
  const path = join(folder, `${files++}.cids`);
  await writeFile(path, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const found: Record<Side, string[]> = { THERE: [], HERE: [] };
  const counts = await compareFile(
    SET,
    { path, sizeBytes: content.length, sha256 },
    {
      sets: toSets(ours),
      signal,
      onProgress: () => undefined,
      onDifferences: async (side, cids) =>
        void found[side].push(...cids.map((cid) => Buffer.from(cid).toString('hex'))),
    },
  );
  expect(counts).toMatchObject({
    entriesThere: theirs.length,
    onlyThere: found.THERE.length,
    onlyHere: found.HERE.length,
  });
  return { THERE: found.THERE.toSorted(), HERE: found.HERE.toSorted() };
}

const lacking = (one: readonly Buffer[], other: readonly Buffer[]): string[] => {
  const there = new Set(other.map((cid) => cid.toString('hex')));
  return one
    .map((cid) => cid.toString('hex'))
    .filter((cid) => !there.has(cid))
    .toSorted();
};

/** CIDs of few buckets, so that many differences meet in one. */
const cids = fc.uniqueArray(fc.nat(200), { maxLength: 120 }).map((numbers) =>
  numbers.map((number) => {
    const cid = createHash('sha256').update(String(number)).digest();
    cid.writeUInt16BE(number % 3 === 0 ? 0xffff : (number % 7) << 4, 0);
    return cid;
  }),
);

describe('compareFile', () => {
  it('finds what is on one side only', async () => {
    await fc.assert(
      fc.asyncProperty(cids, cids, async (theirs, ours) => {
        expect(await compare(theirs, ours)).toEqual({
          THERE: lacking(theirs, ours),
          HERE: lacking(ours, theirs),
        });
      }),
      { numRuns: 150 },
    );
  });

  it('goes over the disk where everything differs, and leaves nothing there', async () => {
    const theirs = Array.from({ length: 6_000 }, () => {
      const cid = randomBytes(CID_BYTES);
      cid.writeUInt8(7, 0);
      return cid;
    });
    const ours = theirs
      .slice(5_000)
      .concat(Array.from({ length: 3_000 }, () => randomBytes(CID_BYTES)));
    expect(await compare(theirs, ours)).toEqual({
      THERE: lacking(theirs, ours),
      HERE: lacking(ours, theirs),
    });
    expect((await readdir(folder)).filter((name) => name.includes('shard'))).toEqual([]);
  });

  it.each([
    ['is not there', 'size_bytes', (path: string) => rm(path)],
    ['ends early', 'size_bytes', (path: string) => truncate(path, CID_BYTES)],
    ['is too long', 'size_bytes', (path: string) => writeFile(path, randomBytes(5 * CID_BYTES))],
    ['has other bytes', 'sha256', (path: string) => writeFile(path, randomBytes(3 * CID_BYTES))],
  ])('refuses a file that %s', async (_, field, damage) => {
    const content = randomBytes(3 * CID_BYTES);
    const path = join(folder, `${files++}.cids`);
    await writeFile(path, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    await damage(path);
    const compared = compareFile(
      SET,
      { path, sizeBytes: content.length, sha256 },
      {
        sets: toSets([]),
        signal,
        onProgress: () => undefined,
        onDifferences: async () => {
          throw new Error('nothing may be found in it');
        },
      },
    );
    await expect(compared).rejects.toMatchObject({ type: 'SyncFileDamaged', details: { field } });
  });
});
