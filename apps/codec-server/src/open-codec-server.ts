import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { CodecServerProgramConfig } from '@conn-dict/config';
import { createPayloadCodec } from '@conn-dict/encryption';
import type { CodecServerMetrics, Logger } from '@conn-dict/observability';
import { createCallLimit } from './call-limit.js';
import { openCertificate } from './certificate.js';
import { createCodecServer } from './codec-server.js';
import { toListenAddress } from './listen-address.js';
import { createSignedTokenCheck } from './signed-tokens.js';
import { createTokenCheck } from './static-tokens.js';

/** A codec server that listens. */
export interface OpenCodecServer {
  readonly port: number;
  /** Ends requests that are under way, and takes no more. */
  close(): Promise<void>;
}

export interface OpenCodecServerDeps {
  readonly metrics: CodecServerMetrics;
  readonly logger: Logger;
  /** How often to look for a rotated certificate. @default 10 s */
  readonly tlsLookEveryMs?: number;
}

/** Makes the server that a configuration describes, and lets it listen. @throws Error where its port is taken */
export async function openCodecServer(
  { server: config, encryption }: CodecServerProgramConfig,
  { metrics, logger, tlsLookEveryMs }: OpenCodecServerDeps,
): Promise<OpenCodecServer> {
  const certificate = config.tls && openCertificate(config.tls, logger);
  const server = createCodecServer({
    codec: createPayloadCodec({ ...encryption, acceptPlain: true }),
    checks: [
      createTokenCheck(config.tokens),
      ...(config.jwt ? [createSignedTokenCheck(config.jwt)] : []),
    ],
    namespaces: config.namespaces,
    origins: config.origins,
    encode: config.encode,
    limit: createCallLimit(config.requestsPerMinute),
    ...(certificate && { tls: certificate.current() }),
    metrics,
    logger,
  });
  server.listen(toListenAddress(config.address));
  await once(server, 'listening');
  const endWatch = certificate?.renewOnRotation(server, tlsLookEveryMs);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        endWatch?.();
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
