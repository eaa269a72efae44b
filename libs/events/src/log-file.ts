import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

const NEWLINE = '\n'.charCodeAt(0);

/**
 * Opens a file for appending lines, making its folders. If a crash has left its last line unfinished, that line is
 * ended, so that the next one starts on its own.
 */
export async function openLogFile(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  try {
    if (await endsMidLine(file)) await file.appendFile('\n');
    await keepName(dirname(path));
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** A new file outlives a power cut only if its folder is on the disk too; Windows knows no such step. */
async function keepName(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

async function endsMidLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  return last[0] !== NEWLINE;
}
