/** PEM: the path of a file, which is read again for each new connection, or the text itself. */
export type PemSource = string | Buffer;

/** TLS of one connection. */
export interface TlsFiles {
  /** Left out for the roots of Node. */
  readonly ca?: PemSource;
  /** Comes with `key` (mTLS) or not at all. */
  readonly cert?: PemSource;
  readonly key?: PemSource;
  /** Name that the peer's certificate must carry; left out for the host that is connected to. */
  readonly serverName?: string;
}

/** What of it is set. */
export function toTlsFiles({
  ca,
  cert,
  key,
  serverName,
}: { readonly [Part in keyof TlsFiles]?: TlsFiles[Part] | undefined }): TlsFiles {
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(serverName !== undefined && { serverName }),
  };
}
