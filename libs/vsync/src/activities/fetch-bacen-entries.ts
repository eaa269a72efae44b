import { fetchBacenEntriesShape } from '@conn-dict/contracts';
import { CID_BYTES } from '@conn-dict/dict/cid';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { downloadFile } from '../comparison/download-file.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

export function createFetchBacenEntries({ bridge, scratch, attempt }: VSyncActivityDeps) {
  return defineActivity(fetchBacenEntriesShape, async ({ sizeBytes, sha256, ...request }) => {
    const path = await scratch.pathOf(request);
    const { progress, signal, isUnwanted } = attempt();
    try {
      await downloadFile(
        { ...request, file: { path, sizeBytes, sha256 } },
        {
          bridge,
          signal,
          onProgress: (bytes) =>
            progress({ done: bytes / CID_BYTES, total: sizeBytes / CID_BYTES }),
        },
      );
    } catch (error) {
      if (isUnwanted()) await scratch.remove(path);
      throw error;
    }
  });
}
