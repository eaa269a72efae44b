import { X509Certificate } from 'node:crypto';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * Tells when the first of the certificates in a PEM text expires, in seconds since 1970: a chain is worth as much as its
 * weakest link.
 *
 * @throws Error where there is none, or one that cannot be read
 */
export function firstExpirySeconds(pem: string): number {
  const certificates = pem.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) throw new Error('no certificate in the PEM text');
  const ends = certificates.map((text) => Date.parse(new X509Certificate(text).validTo));
  return Math.min(...ends) / 1_000;
}
