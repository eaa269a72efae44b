import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { PemSource } from './tls-files.js';

/** Tells whether the private key is that of the certificate. */
export function isKeyPair(cert: PemSource, key: PemSource): boolean {
  try {
    createSecureContext({ cert: toPem(cert), key: toPem(key) });
    return true;
  } catch {
    return false;
  }
}

/** The rules of a certificate that we show: with its key, and no other. */
export function keyPairRules<Cert extends string, Key extends string>(cert: Cert, key: Key) {
  type Read = Readonly<Record<Cert | Key, string | undefined>>;
  return [
    {
      of: [key, cert] as const,
      holds: (values: Read) => !values[key] === !values[cert],
      expected: `both of ${key} and ${cert}, or none`,
    },
    {
      of: [key, cert] as const,
      holds: (values: Read) =>
        !values[key] || !values[cert] || isKeyPair(values[cert], values[key]),
      expected: `the private key of ${cert}`,
    },
  ];
}

function toPem(source: PemSource): Buffer {
  return Buffer.isBuffer(source) ? source : readFileSync(source);
}
