import { readTlsFiles, type TlsFiles, type TlsMaterial } from '@conn-dict/tls';
import type { NativeConnectionOptions } from '@temporalio/worker';

type SdkTls = NativeConnectionOptions['tls'];

/** Reads certificates once, for a connection that does not outlive them. @throws TlsFilesError */
export function readTemporalTls(tls: false | TlsFiles | undefined): SdkTls {
  if (!tls) return tls;
  const { serverName: _name, ...files } = tls;
  return toSdkTls(tls, readTlsFiles(files));
}

/** Tells the SDK's connections, of workers and of clients, which certificates to show and to trust. */
export function toSdkTls(
  { serverName }: TlsFiles,
  { ca, cert, key }: TlsMaterial = {},
): NonNullable<SdkTls> {
  return {
    ...(serverName !== undefined && { serverNameOverride: serverName }),
    ...(ca && { serverRootCACertificate: ca }),
    ...(cert && key && { clientCertPair: { crt: cert, key } }),
  };
}
