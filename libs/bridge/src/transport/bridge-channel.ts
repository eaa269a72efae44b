import {
  createTlsReporter,
  openTlsSource,
  watchTls,
  type TlsFiles,
  type TlsMaterial,
} from '@conn-dict/tls';
import type { Client } from '@grpc/grpc-js';
import { createChannel } from './channel.js';
import { reach } from './reach.js';

/** The channel in use. */
export interface BridgeChannel {
  /** For one call: another one after the certificates were rotated. */
  readonly client: Client;
  /** How a call went; a fault of TLS is told once, until a call succeeds. */
  worked(): void;
  failed(error: unknown): void;
  close(): void;
}

export interface BridgeChannelOptions {
  /** `host:port`. */
  readonly address: string;
  /** The longest that a call may take. */
  readonly timeoutMs: number;
  /** @default none: plain text, for a Bridge on the same host or mesh */
  readonly tls?: TlsFiles | undefined;
  /** Told, in one line fit for a log, why TLS fails. */
  readonly onTlsFault?: ((fault: string) => void) | undefined;
  /** How often to look for rotated certificates. @default 10 s */
  readonly tlsLookEveryMs?: number | undefined;
}

/** Opens the channel to the Bridge; it connects with the first call. @throws TlsFilesError */
export function openBridgeChannel(options: BridgeChannelOptions): BridgeChannel {
  return options.tls ? openTlsChannel(options, options.tls) : openPlainChannel(options);
}

function openPlainChannel({ address }: BridgeChannelOptions): BridgeChannel {
  const client = createChannel(address);
  return {
    client,
    worked: () => undefined,
    failed: () => undefined,
    close: () => client.close(),
  };
}

/**
 * grpc-js keeps the certificates that a channel was made with. So rotated ones get a channel of their own, which takes
 * the place of the old one once the Bridge has answered over it; the old one ends after its calls.
 */
function openTlsChannel(
  { address, timeoutMs, onTlsFault = () => undefined, tlsLookEveryMs }: BridgeChannelOptions,
  { serverName, ...files }: TlsFiles,
): BridgeChannel {
  const peer = { name: 'the Bridge', variables: 'BRIDGE_TLS_' };
  const { failed, works } = createTlsReporter({ peer, tell: onTlsFault });
  const source = openTlsSource({ files, onFault: failed });
  const create = (material: TlsMaterial): Client =>
    createChannel(address, { ...material, serverName });
  let client = create(source.current());
  const retired = new Set<Client>();
  const retire = (old: Client): void => {
    const end = (): void => {
      retired.delete(old);
      old.close();
    };
    retired.add(old);
    setTimeout(end, timeoutMs).unref();
  };
  const endWatch = watchTls({
    source,
    async renew(material) {
      const next = create(material);
      try {
        await reach(next, timeoutMs);
      } catch (error) {
        next.close();
        throw error;
      }
      retire(client);
      client = next;
      works();
    },
    onFault: failed,
    lookEveryMs: tlsLookEveryMs,
  });
  return {
    get client() {
      return client;
    },
    worked: works,
    failed,
    close() {
      endWatch();
      for (const one of [client, ...retired]) one.close();
    },
  };
}
