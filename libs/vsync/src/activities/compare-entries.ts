import { compareEntriesShape } from '@conn-dict/contracts';
import { CID_BYTES } from '@conn-dict/dict/cid';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { compareFile } from '../comparison/compare-file.js';
import { SyncFileError } from '../comparison/sync-file-error.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

/** The file is read once, and once more where anything differs. */
const PASSES = 2;

export function createCompareEntries({ repository, scratch, attempt }: VSyncActivityDeps) {
  return defineActivity(compareEntriesShape, async ({ fileId, sizeBytes, sha256, ...ref }) => {
    const path = await scratch.pathOf({ ...ref, fileId });
    const { progress, signal, isUnwanted } = attempt();
    const { differences, sets } = repository;
    await differences.forgetFound(ref);
    try {
      const found = await compareFile(
        ref,
        { path, sizeBytes, sha256 },
        {
          sets,
          signal,
          onProgress: (bytes) =>
            progress({ done: bytes / CID_BYTES, total: (PASSES * sizeBytes) / CID_BYTES }),
          onDifferences: (side, cids) => differences.add(ref, side, cids),
        },
      );
      await scratch.remove(path);
      return {
        entries_there: found.entriesThere,
        only_there: found.onlyThere,
        only_here: found.onlyHere,
      };
    } catch (error) {
      // What lies on the disk is of no use to a repeat, or there will be none.
      if (error instanceof SyncFileError || isUnwanted()) await scratch.remove(path);
      throw error;
    }
  });
}
