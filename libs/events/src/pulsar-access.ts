import type { TlsFiles, TlsPeer } from '@conn-dict/tls';

/** By what Pulsar knows us, and we it. */
export interface PulsarAccess {
  /** Of `pulsar+ssl:` and `wss:`. @default the roots of Node, and no certificate of ours */
  readonly tls?: TlsFiles | undefined;
  /** A file is read again for each new connection. @default none */
  readonly token?: PulsarToken | undefined;
}

/** A token (JWT) by which the broker knows the producer. */
export type PulsarToken = { readonly text: string } | { readonly file: string };

/** How messages name it. */
export const PULSAR: TlsPeer = { name: 'Pulsar', variables: 'PULSAR_TLS_' };
