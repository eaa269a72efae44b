import { X509Certificate } from 'node:crypto';
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
function check({ ca, cert, key }: TlsMaterial): void {
  // node:tls goes on without authorities where it finds none in their file.
  if (ca && !works(() => new X509Certificate(ca))) throw unusable('ca');
  if (cert && !works(() => createSecureContext({ cert }))) throw unusable('cert');
  if (key && !works(() => createSecureContext({ key }))) throw unusable('key');
  if (!works(() => createSecureContext({ cert, key }))) {
    throw new TlsFilesError('our private key is not that of our certificate');
  }
}

function unusable(part: keyof typeof PARTS): TlsFilesError {
  return new TlsFilesError(`the file of ${PARTS[part]} holds no PEM that can be used`);
}

function works(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

function toCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
}
