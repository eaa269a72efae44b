import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate and its key, PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** An authority of the tests' own, which signs certificates for 127.0.0.1, valid for a day. */
export interface Authority extends Certificate {
  issue(commonName: string): Certificate;
}

const OID = {
  commonName: '550403',
  ecdsaWithSha256: '2a8648ce3d040302',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
} as const;

/** Makes an authority with nothing but Node.js: the few parts of X.509 (RFC 5280) that TLS asks for. */
export function createAuthority(name: string): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issue = (subject: string, subjectKey: KeyObject, extensions: Buffer): Buffer =>
    toCertificate({ issuer: name, subject, subjectKey, extensions, signer: privateKey });
  const isAuthority = extension(OID.basicConstraints, sequence(der(0x01, Buffer.from([0xff]))));
  return {
    cert: issue(name, publicKey, isAuthority),
    key: toPem(privateKey),
    issue(commonName) {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const address = der(0x87, Buffer.from([127, 0, 0, 1]));
      const isLocal = extension(OID.subjectAltName, sequence(address));
      return { cert: issue(commonName, pair.publicKey, isLocal), key: toPem(pair.privateKey) };
    },
  };
}

interface CertificateParts {
  readonly issuer: string;
  readonly subject: string;
  readonly subjectKey: KeyObject;
  readonly extensions: Buffer;
  readonly signer: KeyObject;
}

function toCertificate({ issuer, subject, subjectKey, extensions, signer }: CertificateParts) {
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    toName(issuer),
    sequence(toTime(-1), toTime(1)),
    toName(subject),
    subjectKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensions)),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, signer)]);
  const base64 = sequence(body, algorithm, der(0x03, signature)).toString('base64');
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`);
}

function toName(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid(OID.commonName), der(0x0c, Buffer.from(commonName)))));
}

function toTime(days: number): Buffer {
  const iso = new Date(Date.now() + days * 86_400_000).toISOString();
  return der(0x17, Buffer.from(`${iso.replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), der(0x04, value));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** One tag, length and value of DER; values here are shorter than 64 KiB. */
function der(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

function toPem(key: KeyObject): Buffer {
  return Buffer.from(key.export({ type: 'pkcs8', format: 'pem' }));
}
