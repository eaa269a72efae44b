import { open, readFile, rename, stat, type FileHandle } from 'node:fs/promises';

const SIZE_MAX_BYTES = 20 * 1024 * 1024;

/** Opens a log file for appending; one above 20 MiB is first put aside as `.1`, over the one put aside before. */
export async function openLogFile(path: string): Promise<FileHandle> {
  const found = await stat(path).catch(() => undefined);
  if (found && found.size > SIZE_MAX_BYTES) await rename(path, `${path}.1`);
  return open(path, 'a');
}

/** Gives the last lines of a log file, for a message on why something failed. */
export async function readLastLines(path: string, count: number): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
