import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { CodecServerProgramConfig } from '@conn-dict/config';
import { createPayloadCodec } from '@conn-dict/encryption';
import type { Logger } from '@conn-dict/observability';
import { createCallLimit } from './call-limit.js';
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

/** Makes the server that a configuration describes, and lets it listen. @throws Error where its port is taken */
export async function openCodecServer(
  { server: config, encryption }: CodecServerProgramConfig,
  logger: Logger,
): Promise<OpenCodecServer> {
  const server = createCodecServer({
    ...config,
    codec: createPayloadCodec({ ...encryption, acceptPlain: true }),
    checks: [
      createTokenCheck(config.tokens),
      ...(config.jwt ? [createSignedTokenCheck(config.jwt)] : []),
    ],
    limit: createCallLimit(config.requestsPerMinute),
    logger,
  });
  server.listen(toListenAddress(config.address));
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
