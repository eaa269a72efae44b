import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and a server, and breaks their connections as networks do. */
export interface TcpRelay {
  readonly port: number;
  /** Ends all connections at once, both ways; new ones are taken. */
  cut(): void;
  /** Lets nothing through any more on the connections that are open, and tells nobody: they are half open. */
  freeze(): void;
  stop(): Promise<void>;
}

export async function startTcpRelay(targetPort: number): Promise<TcpRelay> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((client) => {
    const target = connect({ host: '127.0.0.1', port: targetPort });
    const pair = [client, target] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [target, client]] as const) {
      from.on('data', (data) => to.write(data));
      from.on('error', () => undefined);
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const [client, target] of pairs) {
      client.destroy();
      target.destroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    freeze() {
      for (const socket of [...pairs].flat())
        socket.removeAllListeners('data').removeAllListeners('close').resume();
    },
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
