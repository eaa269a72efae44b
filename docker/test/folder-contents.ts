import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Size and time of the last change of each file, by its path in the folder. */
export type FolderContents = ReadonlyMap<string, { readonly bytes: number; readonly at: number }>;

/** Looks at every file of a folder. */
export async function contentsOf(folder: string): Promise<FolderContents> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const looks = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const { size, mtimeMs } = await stat(path);
    return [path.slice(folder.length + 1), { bytes: size, at: mtimeMs }] as const;
  });
  return new Map(await Promise.all(looks));
}

/** Size of all files, in MiB. */
export function mibOf(contents: FolderContents): number {
  const bytes = Array.from(contents.values()).reduce((sum, file) => sum + file.bytes, 0);
  return bytes / 1_024 / 1_024;
}
