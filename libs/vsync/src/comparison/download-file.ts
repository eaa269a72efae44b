import { open, stat, type FileHandle } from 'node:fs/promises';
import { CID_BYTES } from '@conn-dict/dict/cid';
import type { SyncBridge } from '../ports.js';
import type { CidFile } from './cid-file.js';

export interface DownloadFileDeps {
  readonly bridge: Pick<SyncBridge, 'downloadCidSetFile'>;
  /** Told now and then how many bytes lie on the disk. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

export interface DownloadRequest {
  readonly participantIspb: string;
  readonly fileId: string;
  readonly file: CidFile;
}

/** The longest wait for one chunk of at most 1 MiB. */
const CHUNK_TIMEOUT_MS = 30_000;

/**
 * Downloads the directory's file, from where what lies on the disk ends. Whether it is right is for who reads it: it
 * checks size and SHA-256.
 *
 * @throws BridgeError, with what came so far on the disk: the repeat goes on behind it
 */
export async function downloadFile(
  { participantIspb, fileId, file }: DownloadRequest,
  { bridge, onProgress, signal }: DownloadFileDeps,
): Promise<void> {
  let have = await sizeOnDisk(file);
  onProgress(have);
  if (have === file.sizeBytes && have > 0) return;
  const handle = await open(file.path, have === 0 ? 'w' : 'r+');
  try {
    await handle.truncate(have);
    const request = { participantIspb, fileId, offsetBytes: have };
    const chunks = bridge.downloadCidSetFile(request, { timeoutMs: CHUNK_TIMEOUT_MS, signal });
    for await (const { offsetBytes, data } of chunks) {
      signal.throwIfAborted();
      await writeAll(handle, data, offsetBytes);
      have = offsetBytes + data.length;
      onProgress(have);
    }
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Whole CIDs that an earlier attempt has left; a file that is too long is another one. */
async function sizeOnDisk({ path, sizeBytes }: CidFile): Promise<number> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  return size > sizeBytes ? 0 : size - (size % CID_BYTES);
}

async function writeAll(handle: FileHandle, data: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < data.length) {
    const { bytesWritten } = await handle.write(
      data,
      written,
      data.length - written,
      position + written,
    );
    written += bytesWritten;
  }
}
