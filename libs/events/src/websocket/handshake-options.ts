import { openTlsSource } from '@conn-dict/tls';
import type { ClientOptions } from 'ws';
import type { PulsarAccess } from '../pulsar-access.js';
import { openToken } from '../open-token.js';

/**
 * Makes what each handshake takes along: certificates and token as they lie on the disk then.
 *
 * @throws Error certificates or token cannot be used from the start
 */
export function createHandshakeOptions({ tls, token }: PulsarAccess): () => ClientOptions {
  const { serverName, ...files } = tls ?? {};
  const toToken = token && openToken(token);
  // The last ones that could be used go on being used: whether they do is what the handshake tells.
  const source = openTlsSource({ files, onFault: () => undefined });
  return () => ({
    ...source.current(),
    ...(serverName !== undefined && { servername: serverName }),
    ...(toToken && { headers: { authorization: `Bearer ${toToken()}` } }),
  });
}
