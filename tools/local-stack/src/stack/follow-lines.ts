import { open, stat } from 'node:fs/promises';
import { wait } from '../process/wait.js';

const POLL_MS = 300;
/** What is written faster than this is read later, not lost. */
const READ_MAX_BYTES = 1024 * 1024;

/** Hands on each line that is added to a file from now on, until `signal` aborts; the file may come later. */
export async function followLines(
  path: string,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let offset = (await sizeOf(path)) ?? 0;
  let rest = Buffer.alloc(0);
  while (!signal.aborted) {
    const size = (await sizeOf(path)) ?? 0;
    if (size < offset) offset = 0;
    if (size > offset) {
      const added = await readFrom(path, offset, Math.min(size - offset, READ_MAX_BYTES));
      offset += added.length;
      rest = Buffer.concat([rest, added]);
      const end = rest.lastIndexOf('\n');
      if (end >= 0) rest.subarray(0, end).toString('utf8').split('\n').forEach(onLine);
      rest = rest.subarray(end + 1);
    }
    await wait(POLL_MS, signal).catch(() => undefined);
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.size;
}

async function readFrom(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
