import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of network before a server, on a free port of 127.0.0.1, that can be made slow or cut. */
export interface TcpRelay {
  readonly port: number;
  /** Delivers what comes from now on this much later, either way. */
  delay(eachWayMs: number): void;
  /** Resets every open connection. */
  cut(): void;
  close(): Promise<void>;
}

export async function startTcpRelay(targetPort: number): Promise<TcpRelay> {
  const sockets = new Set<Socket>();
  let delayMs = 0;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const forward = (from: Socket, to: Socket): void => {
    from.on('data', (chunk: Buffer) => {
      if (delayMs === 0) to.write(chunk);
      else setTimeout(() => to.write(chunk), delayMs);
    });
    from.once('close', () => to.destroy());
  };
  const server = createServer((client) => {
    const target = keep(connect(targetPort, '127.0.0.1').setNoDelay(true));
    forward(keep(client.setNoDelay(true)), target);
    forward(target, client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    delay: (eachWayMs) => (delayMs = eachWayMs),
    cut,
    async close() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
