import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:tls';
import type { CodecServerConfig } from '@conn-dict/config';
import type { Logger } from '@conn-dict/observability';
import {
  createTlsReporter,
  openTlsSource,
  watchTls,
  type EndTlsWatch,
  type TlsMaterial,
} from '@conn-dict/tls';
import { toTlsOptions } from './codec-server.js';

/** The certificate of the codec server, as it lies on the disk. */
export interface ServerCertificate {
  current(): TlsMaterial;
  /** Has new connections meet a rotated certificate; those that are up stay. */
  renewOnRotation(server: Server, lookEveryMs: number | undefined): EndTlsWatch;
}

/** Opens it. @throws TlsFilesError it cannot be used from the start */
export function openCertificate(
  files: NonNullable<CodecServerConfig['tls']>,
  logger: Pick<Logger, 'info' | 'warn'>,
): ServerCertificate {
  const { failed, works } = createTlsReporter({
    peer: { name: 'the codec server', variables: 'CODEC_SERVER_TLS_' },
    tell: (fault) => logger.warn('the certificate stays as it is', { detail: fault }),
  });
  const source = openTlsSource({ files, onFault: failed });
  return {
    current: source.current,
    renewOnRotation: (server, lookEveryMs) =>
      watchTls({
        source,
        renew: (material) => {
          if (server instanceof TlsServer) server.setSecureContext(toTlsOptions(material));
          works();
          logger.info('new connections get the rotated certificate');
          return Promise.resolve();
        },
        onFault: failed,
        lookEveryMs,
      }),
  };
}
