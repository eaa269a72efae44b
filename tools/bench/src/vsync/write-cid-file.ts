import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { CID_BYTES, madeCid } from './made-cids.js';

export interface WrittenFile {
  readonly sizeBytes: number;
  readonly sha256: string;
}

const CIDS_AT_ONCE = 32_768;

/** Writes the directory's file: as many CIDs as we have, of which the last ones are others. */
export async function writeCidFile(
  path: string,
  { entries, others }: { readonly entries: number; readonly others: number },
): Promise<WrittenFile> {
  const file = await open(path, 'w');
  const hash = createHash('sha256');
  try {
    for (let from = 0; from < entries; from += CIDS_AT_ONCE) {
      const count = Math.min(CIDS_AT_ONCE, entries - from);
      const cids = Buffer.alloc(count * CID_BYTES);
      for (let i = 0; i < count; i++) {
        const number = from + i < entries - others ? from + i + 1 : entries + 1 + from + i;
        madeCid(number).copy(cids, i * CID_BYTES);
      }
      hash.update(cids);
      await file.writeFile(cids);
    }
  } finally {
    await file.close();
  }
  return { sizeBytes: entries * CID_BYTES, sha256: hash.digest('hex') };
}
