import { openTlsSource, toTlsFault, type TlsPeer, type TlsSource } from '@conn-dict/tls';
import { NativeConnection } from '@temporalio/worker';
import { pingTemporal } from './temporal-connection.js';
import { toSdkTls } from './temporal-tls.js';
import type { TemporalSettings } from './worker-settings.js';

/** TLS to Temporal fails; the message says why in one line. */
export class TemporalTlsError extends Error {
  override readonly name = 'TemporalTlsError';
}

const TEMPORAL: TlsPeer = { name: 'Temporal', variables: 'TEMPORAL_TLS_' };

/** Makes connections to Temporal with the certificates that are there at that moment. */
export interface TemporalConnector {
  /** Missing for a plain connection. */
  readonly source: TlsSource | undefined;
  /** @throws TemporalTlsError, or what the SDK throws */
  connect(): Promise<NativeConnection>;
  /** Resolves when the server answers and knows the namespace. @throws Error as `connect` */
  ping(connection: NativeConnection): Promise<void>;
}

/** @throws TlsFilesError the certificates cannot be used from the start */
export function createTemporalConnector(
  { connection, tls, namespace }: TemporalSettings,
  onTlsFault: (error: unknown) => void,
): TemporalConnector {
  const source = tls ? openTlsSource({ files: tls, onFault: onTlsFault }) : undefined;
  return {
    source,
    connect: () =>
      NativeConnection.connect({
        ...connection,
        ...(tls !== undefined && { tls: tls && toSdkTls(tls, source?.current()) }),
      }).catch(throwInOurWords),
    ping: (open) => pingTemporal(open, namespace).catch(throwInOurWords),
  };
}

/** The SDK's text of a fault of TLS is that of its Rust: a line of ours stands for it. */
function throwInOurWords(error: unknown): never {
  const fault = toTlsFault(error, TEMPORAL);
  throw fault === undefined ? error : new TemporalTlsError(fault, { cause: error });
}
