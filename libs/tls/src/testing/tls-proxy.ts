import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';

/** TLS in front of a server that has none, as a load balancer would put it there. */
export interface TlsProxy {
  readonly address: string;
  readonly port: number;
  /** Common names of the certificates that clients have shown, in order; `undefined` for none. */
  readonly shown: (string | undefined)[];
  /** Connections from now on meet these certificates. */
  put(options: Pick<TlsOptions, 'ca' | 'cert' | 'key'>): void;
  /** Ends all connections. */
  cut(): void;
  stop(): Promise<void>;
}

/** Puts TLS before `address`, for HTTP/2; with `requestCert`, clients have to show a certificate of `ca`. */
export async function startTlsProxy(address: string, options: TlsOptions): Promise<TlsProxy> {
  const target = new URL(`tcp://${address}`);
  const sockets = new Set<Socket>();
  const shown: (string | undefined)[] = [];
  const server = createServer({ ALPNProtocols: ['h2'], ...options }, (client) => {
    shown.push(commonNameOf(client));
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    address: `127.0.0.1:${port}`,
    port,
    shown,
    put: (next) => server.setSecureContext({ ...options, ...next }),
    cut,
    async stop() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}

function commonNameOf(client: TLSSocket): string | undefined {
  const { subject } = client.getPeerCertificate() as { subject?: { CN?: string } };
  return subject?.CN;
}
