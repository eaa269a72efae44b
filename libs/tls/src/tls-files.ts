/** PEM: the path of a file, which is read again for each new connection, or the text itself. */
export type PemSource = string | Buffer;

/** What a connection's TLS is made of; the parts of `@conn-dict/config` that have one have this shape. */
export interface TlsFiles {
  /** Authorities that may sign the peer's certificate. @default those of the Node.js release */
  readonly ca?: PemSource;
  /** Our certificate and its chain; goes with `key`. */
  readonly cert?: PemSource;
  /** Our private key; goes with `cert`. */
  readonly key?: PemSource;
  /** Name that the peer's certificate must carry. @default the host that is connected to */
  readonly serverName?: string;
}

/** PEM that has been read, under the names of node:tls. */
export interface TlsMaterial {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}
