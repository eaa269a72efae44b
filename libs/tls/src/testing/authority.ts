import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';

/** A certificate and its key, PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface IssueOptions {
  /** Common name. @default `test` */
  readonly subject?: string;
  /** Names and addresses that it is for. @default localhost and 127.0.0.1 */
  readonly names?: readonly string[];
  /** Days from now on; negative for a certificate that has expired. @default 1 */
  readonly validDays?: number;
}

/** An authority of a test's own. */
export interface Authority {
  /** Its own certificate, PEM. */
  readonly cert: Buffer;
  issue(options?: IssueOptions): Promise<Certificate>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;
const { subtle } = webcrypto;

/** Makes an authority, valid for a day. */
export async function createAuthority(name = 'test authority'): Promise<Authority> {
  const keys = await generateKeys();
  const own = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    ...common(1),
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  return {
    cert: toPem(own),
    async issue({ subject = 'test', names = ['localhost', '127.0.0.1'], validDays = 1 } = {}) {
      const pair = await generateKeys();
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${subject}`,
        issuer: own.subject,
        publicKey: pair.publicKey,
        signingKey: keys.privateKey,
        ...common(validDays),
        extensions: [new SubjectAlternativeNameExtension(names.map(toGeneralName))],
      });
      const key = await subtle.exportKey('pkcs8', pair.privateKey);
      return {
        cert: toPem(certificate),
        key: Buffer.from(`${PemConverter.encode(key, PemConverter.PrivateKeyTag)}\n`),
      };
    },
  };
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

/** What has expired was valid for a day before. */
function common(validDays: number) {
  const now = Date.now();
  return {
    // Positive, as RFC 5280 wants it.
    serialNumber: `01${randomBytes(8).toString('hex')}`,
    notBefore: new Date(now + Math.min(0, validDays) * DAY_MS - DAY_MS),
    notAfter: new Date(now + validDays * DAY_MS),
    signingAlgorithm: ALGORITHM,
  };
}

function toGeneralName(value: string) {
  return { type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value };
}

function toPem(certificate: X509Certificate): Buffer {
  return Buffer.from(`${certificate.toString('pem')}\n`);
}
