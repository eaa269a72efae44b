import { TlsFilesError } from './read-tls-files.js';

/** Whose TLS it is, in messages. */
export interface TlsPeer {
  /** Such as `the Bridge`. */
  readonly name: string;
  /** How the variables of its certificates begin, such as `BRIDGE_TLS_`. */
  readonly variables: string;
}

type Sentence = (peer: string) => string;

/**
 * What TLS stacks say, and what it means. Codes and texts are those of OpenSSL as Node and PostgreSQL pass them on
 * (https://docs.openssl.org/3.0/man1/openssl-verification-options), of rustls, which Temporal's SDK uses
 * (`CertificateError` and `AlertDescription`), and the names of TLS alerts (RFC 8446, section 6.2). The first that
 * fits counts: an alert is the peer's word on our certificate, everything else ours on its.
 */
const FAULTS: readonly (readonly [RegExp, Sentence])[] = [
  [
    /alert[ _:]*certificate[ _]?required|CertificateRequired|alert[ _]handshake[ _]failure|HandshakeFailure|requires a valid client certificate/i,
    (peer) => `${peer} asks for a certificate of ours`,
  ],
  [
    /alert[ _:]*certificate[ _]?expired/i,
    (peer) => `our certificate for ${peer} has expired, says ${peer}`,
  ],
  [
    /alert[ _:]*unknown[ _]?ca/i,
    (peer) => `our certificate is of an authority that ${peer} does not trust`,
  ],
  [
    /alert[ _:]*certificate[ _]?revoked/i,
    (peer) => `our certificate for ${peer} is revoked, says ${peer}`,
  ],
  [
    /alert[ _:]*(?:bad|unsupported)[ _]?certificate|alert[ _:]*certificate[ _]?unknown|alert[ _:]*access[ _]?denied/i,
    (peer) => `${peer} refuses our certificate, or misses one`,
  ],
  [
    // The alert itself is lost on the way up through rustls, hyper and tonic.
    /Failed to call GetSystemInfo.*(?:connection closed|close_notify)/is,
    (peer) =>
      `${peer} ends the connection after the handshake: as a rule it refuses our certificate, or misses one`,
  ],
  [
    /CERT_HAS_EXPIRED|certificate has expired|\(Expired|certificate expired/i,
    (peer) => `the certificate of ${peer}, or of its authority, has expired`,
  ],
  [
    /CERT_NOT_YET_VALID|certificate is not yet valid|NotValidYet/i,
    (peer) => `the certificate of ${peer} is not valid yet`,
  ],
  [
    /ALTNAME_INVALID|does not match certificate's altnames|NotValidForName|not valid for name/i,
    (peer) => `the certificate of ${peer} is for another name`,
  ],
  [
    /SELF_SIGNED_CERT|self[- ]signed certificate|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)|unable to (?:verify the first|get (?:local )?issuer) certificate|UnknownIssuer|CERT_SIGNATURE_FAILURE|certificate signature failure|BadSignature/i,
    (peer) => `the certificate of ${peer} is of an authority that is not trusted here`,
  ],
  [
    /WRONG_VERSION_NUMBER|wrong version number|PACKET_LENGTH_TOO_LONG|packet length too long|InvalidContentType|server does not support SSL/i,
    (peer) => `${peer} does not speak TLS there`,
  ],
];

/**
 * Says in one line why TLS to a peer fails: `the certificate of the Bridge is for another name (BRIDGE_TLS_…)`.
 * `undefined` for an error that is none of TLS. Nothing of the error's own text is in it.
 */
export function toTlsFault(error: unknown, peer: TlsPeer): string | undefined {
  if (error instanceof TlsFilesError) return `${error.message} (${peer.variables}…)`;
  const text = textOf(error);
  const sentence = FAULTS.find(([pattern]) => pattern.test(text))?.[1];
  return sentence && `${sentence(peer.name)} (${peer.variables}…)`;
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const cause = error.cause === undefined ? '' : textOf(error.cause);
  return `${code} ${error.message} ${cause}`;
}
