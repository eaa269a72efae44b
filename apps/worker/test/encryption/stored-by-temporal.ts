import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Reads all that Temporal has written down: its SQLite file, and the log and the index beside it. Byte by byte as
 * text, and once more without zeros, as UTF-16 would have them.
 */
export async function readStored(dbFilename: string): Promise<string> {
  const folder = dirname(dbFilename);
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(dbFilename)));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  const text = files.join('\n');
  return `${text}\n${text.replaceAll('\0', '')}`;
}
