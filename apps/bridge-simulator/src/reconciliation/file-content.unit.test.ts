// Proves that a file is the set of one moment, whatever is written later, and can be read from any CID on.
import { createHash } from 'node:crypto';
import { CID_BYTES } from '@conn-dict/dict/cid';
import { describe, expect, it } from 'vitest';
import { DONOR } from '../../test/claim-samples.js';
import { createTestDirectory } from '../../test/test-directory.js';
import { FileContent } from './file-content.js';
import { makeDrift } from './make-drift.js';
import { seedEntries } from './seed-entries.js';

const EMAILS = { participant: DONOR, keyType: 'EMAIL' } as const;
const CHUNK_BYTES_MAX = 1024 * 1024;

async function seeded(count: number) {
  const directory = createTestDirectory();
  await seedEntries(directory, { ...EMAILS, seed: 1, count });
  const drift = (seed: number) =>
    makeDrift(directory, {
      ...{ participant: DONOR, keyTypes: ['EMAIL'], seed, isSilent: true },
      ...{ alter: 5, add: 5, remove: 5 },
    });
  return { directory, drift };
}

const bytesOf = (content: FileContent, fromBytes = 0) =>
  Buffer.concat([...content.chunks(fromBytes)].map(({ data }) => data));

describe('FileContent', () => {
  it('stays as it was when entries come, go and change', async () => {
    const { directory, drift } = await seeded(1_000);
    drift(1);
    const content = FileContent.of(directory.store.state, EMAILS);
    const before = bytesOf(content);
    drift(2);
    expect(bytesOf(content).equals(before)).toBe(true);
    expect(bytesOf(FileContent.of(directory.store.state, EMAILS)).equals(before)).toBe(false);
    expect(before).toHaveLength(content.sizeBytes);
    expect(content.sizeBytes).toBe(1_001 * CID_BYTES);
  });

  it('goes on from any CID, in contiguous chunks of whole CIDs', async () => {
    const { directory, drift } = await seeded(40_000);
    drift(1);
    const content = FileContent.of(directory.store.state, EMAILS);
    const whole = bytesOf(content);
    for (const cid of [0, 1, 6, 32_760, 32_768, 40_000, 40_001]) {
      const fromBytes = cid * CID_BYTES;
      let nextBytes = fromBytes;
      for (const { offsetBytes, data } of content.chunks(fromBytes)) {
        expect(offsetBytes).toBe(nextBytes);
        expect(data.length % CID_BYTES).toBe(0);
        expect(data.length).toBeLessThanOrEqual(CHUNK_BYTES_MAX);
        nextBytes += data.length;
      }
      expect(bytesOf(content, fromBytes).equals(whole.subarray(fromBytes))).toBe(true);
    }
  });

  it('tells the SHA-256 of all of it', async () => {
    const { directory } = await seeded(200_000);
    const content = FileContent.of(directory.store.state, EMAILS);
    const expected = createHash('sha256').update(bytesOf(content)).digest();
    expect(await content.sha256()).toEqual(expected);
  });

  it('is empty for nobody', async () => {
    const content = FileContent.of(createTestDirectory().store.state, {
      ...{ participant: '99999999', keyType: 'EVP' },
    });
    expect(content.sizeBytes).toBe(0);
    expect([...content.chunks(0)]).toEqual([]);
    expect(await content.sha256()).toEqual(createHash('sha256').digest());
  });
});
