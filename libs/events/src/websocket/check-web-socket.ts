import type { PulsarAccess } from '../pulsar-access.js';
import { createHandshakeOptions } from './handshake-options.js';
import { openProducerConnection } from './producer-connection.js';
import { toProducerUrl, type ProducerUrlOptions } from './producer-url.js';

/** Opens one connection of a producer, and closes it. Resolves with why that fails, or with nothing. @throws TlsFilesError */
export function checkWebSocket(
  options: ProducerUrlOptions & PulsarAccess,
): Promise<string | undefined> {
  const handshake = createHandshakeOptions(options)();
  return new Promise((resolve) => {
    const connection = openProducerConnection({
      url: toProducerUrl(options),
      handshake,
      onOpen: () => {
        resolve(undefined);
        void connection.close();
      },
      onText: () => undefined,
      onSign: () => undefined,
      onEnd: resolve,
    });
  });
}
