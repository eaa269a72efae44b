import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { PemSource, TlsFiles, TlsMaterial } from './tls-files.js';

/** The certificates cannot be used as they lie on the disk. Its text has no path of the machine. */
export class TlsFilesError extends Error {
  override readonly name = 'TlsFilesError';
}

/** What the files are, in messages. */
const PARTS = { ca: 'authorities', cert: 'our certificate', key: 'our private key' } as const;

/**
 * Reads what the files hold now; the whole fits together, as node:tls would find out later.
 *
 * @throws TlsFilesError a file cannot be read, is no PEM, or the key is of another certificate
 */
export function readTlsFiles(files: TlsFiles): TlsMaterial {
  const material = {
    ...read(files, 'ca'),
    ...read(files, 'cert'),
    ...read(files, 'key'),
  };
  check(material);
  return material;
}

function read(files: TlsFiles, part: keyof typeof PARTS): TlsMaterial {
  const source = files[part];
  return source === undefined ? {} : { [part]: readPem(source, part) };
}

function readPem(source: PemSource, part: keyof typeof PARTS): Buffer {
  if (Buffer.isBuffer(source)) return source;
  try {
    return readFileSync(source);
  } catch (error) {
    throw new TlsFilesError(`the file of ${PARTS[part]} cannot be read (${toCode(error)})`);
  }
}

/** One part after the other first: the fault has a name then. */
function check(material: TlsMaterial): void {
  for (const part of ['ca', 'cert', 'key'] as const) {
    if (!isUsable({ [part]: material[part] })) {
      throw new TlsFilesError(`the file of ${PARTS[part]} holds no PEM that can be used`);
    }
  }
  if (!isUsable(material)) throw new TlsFilesError('our private key is not that of our certificate');
}

function isUsable(material: TlsMaterial): boolean {
  try {
    createSecureContext(material);
    return true;
  } catch {
    return false;
  }
}

function toCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
}
