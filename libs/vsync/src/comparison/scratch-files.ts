import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where downloaded files lie while a sync works on them. */
export interface ScratchFiles {
  /** The path of a file of CIDs; the folder is there. */
  pathOf(file: { readonly participantIspb: string; readonly fileId: string }): Promise<string>;
  /** Removes a file. */
  remove(path: string): Promise<void>;
}

/** Longer than a sync lasts: what is older was left by a process that died. */
const KEPT_MS = 48 * 3_600_000;

const ENDING = '.cids';

/**
 * Makes the scratch files of a folder. The name of a file is that of the directory's, so that another process on this
 * host goes on with what one has left.
 */
export function createScratchFiles(folder: string): ScratchFiles {
  return {
    async pathOf({ participantIspb, fileId }) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await removeOld(folder);
      return join(folder, `${participantIspb}-${fileId.replaceAll(/[^\w-]/g, '_')}${ENDING}`);
    },
    remove: (path) => rm(path, { force: true }),
  };
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.includes(ENDING)) continue;
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > KEPT_MS) await rm(path, { force: true });
  }
}
