import { open } from 'node:fs/promises';
import { hashInThread } from './hash-thread.js';
import { SyncFileError } from './sync-file-error.js';

/** Whole CIDs; large enough that a call of the system costs nothing beside its bytes. */
const CHUNK_BYTES = 1024 * 1024;

/** A downloaded file of CIDs, and what the directory says of it. */
export interface CidFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface ReadCidFileDeps {
  /** Gets CIDs that lie one after the other, aligned to 4 bytes; they are overwritten after it. */
  readonly onCids: (cids: Buffer) => Promise<void> | void;
  readonly signal: AbortSignal;
}

/**
 * Reads the file once, from its beginning to its end, over two buffers.
 *
 * @throws SyncFileError where it is not there, or its size is not the directory's
 */
export async function readCidFile(
  file: CidFile,
  { onCids, signal }: ReadCidFileDeps,
): Promise<void> {
  const handle = await open(file.path, 'r').catch((error: unknown) => {
    // An attempt whose answer was lost has removed it; a folder of temporary files is swept by others too.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new SyncFileError('size_bytes');
    throw error;
  });
  try {
    const readChunk = async (buffer: Buffer, position: number): Promise<Buffer> => {
      const wanted = Math.max(0, Math.min(CHUNK_BYTES, file.sizeBytes - position));
      const got = await fill(handle, buffer, wanted, position);
      if (got < wanted) throw new SyncFileError('size_bytes');
      return buffer.subarray(0, wanted);
    };
    // While one chunk is worked on, the next one is read. A pool's slice need not be aligned.
    const buffers = [Buffer.allocUnsafeSlow(CHUNK_BYTES), Buffer.allocUnsafeSlow(CHUNK_BYTES)];
    let next = readChunk(buffers[0]!, 0);
    for (let chunk = 0; chunk * CHUNK_BYTES < file.sizeBytes; chunk++) {
      const cids = await next;
      signal.throwIfAborted();
      next = readChunk(buffers[(chunk + 1) % 2]!, (chunk + 1) * CHUNK_BYTES);
      // Awaited in the next turn, or not at all.
      next.catch(() => undefined);
      await onCids(cids);
    }
    await next;
    if ((await handle.stat()).size !== file.sizeBytes) throw new SyncFileError('size_bytes');
  } finally {
    await handle.close();
  }
}

/** As `readCidFile`, with a check of all bytes. @throws SyncFileError where size or SHA-256 are not the directory's */
export async function readWholeCidFile(file: CidFile, deps: ReadCidFileDeps): Promise<void> {
  const hashed = hashInThread(file, deps.signal);
  // A file that cannot be read is told by who reads it.
  hashed.catch(() => undefined);
  await readCidFile(file, deps);
  if ((await hashed) !== file.sha256) throw new SyncFileError('sha256');
}

async function fill(
  handle: Awaited<ReturnType<typeof open>>,
  buffer: Buffer,
  wanted: number,
  position: number,
): Promise<number> {
  let got = 0;
  while (got < wanted) {
    const { bytesRead } = await handle.read(buffer, got, wanted - got, position + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return got;
}
