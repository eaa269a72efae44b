import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { format, NotAccepted } from '../format.js';
import { JSON_FILE_PATH, systemErrorCode } from './file.js';

const CERTIFICATES = 'the path of a PEM file with certificates';
const KEY = 'the path of a PEM file with a private key, without a passphrase';

/** A file of certificates. Its path is what counts: it is read again for each new connection. */
export const certificateFile = format(CERTIFICATES, checkCertificateFile, JSON_FILE_PATH);

/** The file of a private key; likewise. */
export const keyFile = format(KEY, (path) => checked(path, KEY, createPrivateKey), JSON_FILE_PATH);

/** The path itself, if the file can be used. */
export function checkCertificateFile(path: string): string | NotAccepted {
  return checked(path, CERTIFICATES, (pem) => new X509Certificate(pem));
}

function checked(
  path: string,
  expected: string,
  parse: (pem: Buffer) => unknown,
): string | NotAccepted {
  let pem: Buffer;
  try {
    pem = readFileSync(path);
  } catch (error) {
    return new NotAccepted(`${expected} (${systemErrorCode(error)})`);
  }
  try {
    parse(pem);
    return path;
  } catch {
    return new NotAccepted(`${expected} (there is none in it)`);
  }
}
