import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';

const CHUNK_BYTES = 1024 * 1024;

/** The floor: coreutils' SHA-256 of the file, and its CIDs decoded once from hexadecimal, as the directory has them. */
export async function sumAndDecode(path: string, sizeBytes: number): Promise<void> {
  await promisify(execFile)('sha256sum', [path]);
  decodeHex(sizeBytes);
}

/** Decodes so many bytes over one buffer, a mebibyte at a time: in lines it takes longer. */
function decodeHex(sizeBytes: number): void {
  const text = randomBytes(CHUNK_BYTES).toString('hex');
  const bytes = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  for (let decoded = 0; decoded < sizeBytes; decoded += CHUNK_BYTES) bytes.write(text, 'hex');
}

/** A lower floor: reads the file over one buffer, and hashes it with OpenSSL. */
export async function hashFile(path: string): Promise<string> {
  const file = await open(path, 'r');
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  const hash = createHash('sha256');
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
