import type { PemSource } from '@conn-dict/tls';
import type { PulsarAccess } from '../pulsar-access.js';
import { openToken } from '../open-token.js';
import type { NativeClientConfig, NativePulsar } from './native-pulsar.js';

type NativeAccess = Omit<NativeClientConfig, 'serviceUrl' | 'operationTimeoutSeconds'>;

/**
 * Tells the native client where certificates and token are; it reads them for each connection. A certificate of ours
 * is also how the broker knows us, unless there is a token.
 *
 * @throws Error a certificate is no file: the client takes paths only
 */
export function toNativeAccess(pulsar: NativePulsar, { tls, token }: PulsarAccess): NativeAccess {
  const authentication = toAuthentication(pulsar, { tls, token });
  return {
    ...(authentication && { authentication }),
    ...(tls && { tlsValidateHostname: true, tlsAllowInsecureConnection: false }),
    ...(tls?.ca !== undefined && { tlsTrustCertsFilePath: toPath(tls.ca) }),
    ...(tls?.cert !== undefined && { tlsCertificateFilePath: toPath(tls.cert) }),
    ...(tls?.key !== undefined && { tlsPrivateKeyFilePath: toPath(tls.key) }),
  };
}

function toAuthentication(
  { AuthenticationToken, AuthenticationTls }: NativePulsar,
  { tls, token }: PulsarAccess,
) {
  if (token) return new AuthenticationToken({ token: openToken(token) });
  if (tls?.cert === undefined || tls.key === undefined) return undefined;
  return new AuthenticationTls({
    certificatePath: toPath(tls.cert),
    privateKeyPath: toPath(tls.key),
  });
}

function toPath(source: PemSource): string {
  if (typeof source === 'string') return source;
  throw new Error('the native client of Pulsar takes certificates as files only');
}
