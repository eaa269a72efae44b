// Proves that a download goes on with what another process has left, and that a cancelled sync leaves nothing on the disk.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BridgeError } from '@conn-dict/bridge';
import type { FetchBacenEntriesInput } from '@conn-dict/contracts';
import { MockActivityEnvironment } from '@temporalio/testing';
import { ActivityCancellationDetails } from '@temporalio/common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScratchFiles } from '../comparison/scratch-files.js';
import { currentAttempt } from './attempt.js';
import { createFetchBacenEntries } from './fetch-bacen-entries.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

const CONTENT = randomBytes(32 * 8);
const HALF = CONTENT.length / 2;
const INPUT: FetchBacenEntriesInput = {
  participant_ispb: '12345678',
  key_type: 'EVP',
  report_id: '6d2b1b0e-6f0b-4a0e-9d3c-0d6f4b1a2c3d',
  file_id: 'FILE-1',
  size_bytes: CONTENT.length,
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fetch-bacen-entries-'));
});
afterEach(() => rm(folder, { recursive: true }));

type Download = VSyncActivityDeps['bridge']['downloadCidSetFile'];

/** The step as a process of its own binds it: processes of a host share nothing but the folder. */
function createProcess(downloadCidSetFile: Download) {
  const environment = new MockActivityEnvironment();
  const fetch = createFetchBacenEntries({
    bridge: { downloadCidSetFile },
    scratch: createScratchFiles(folder),
    attempt: () => currentAttempt(),
  } as Partial<VSyncActivityDeps> as VSyncActivityDeps);
  return { environment, fetched: environment.run(fetch, INPUT) };
}

describe('FetchBacenEntriesActivity', () => {
  it('goes on with the part that another process has left', async () => {
    const broken = createProcess(async function* () {
      yield { offsetBytes: 0, data: CONTENT.subarray(0, HALF) };
      throw new BridgeError('BridgeUnavailable', 'DownloadCidSetFile');
    });
    await expect(broken.fetched).rejects.toThrow();

    const offsets: unknown[] = [];
    const next = createProcess(async function* ({ offsetBytes = 0 }) {
      offsets.push(offsetBytes);
      yield { offsetBytes, data: CONTENT.subarray(offsetBytes) };
    });
    await next.fetched;
    expect(offsets).toEqual([HALF]);
    const [name = ''] = await readdir(folder);
    expect(await readFile(join(folder, name))).toEqual(CONTENT);
  });

  it.each([
    ['was cancelled, and leaves no file', { cancelRequested: true }, 0],
    ['is to go on elsewhere, and leaves its part', { workerShutdown: true }, 1],
  ])('ends when its sync %s', async (_, details, filesLeft) => {
    const { environment, fetched } = createProcess(async function* (_request, options) {
      yield { offsetBytes: 0, data: CONTENT.subarray(0, HALF) };
      environment.cancel('CANCELLED', new ActivityCancellationDetails(details));
      options?.signal?.throwIfAborted();
    });
    await expect(fetched).rejects.toThrow();
    expect(await readdir(folder)).toHaveLength(filesLeft);
  });
});
