import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Something on a free port of 127.0.0.1 that answers whatever it is asked with bytes that mean nothing. */
export interface NoiseServer {
  readonly port: number;
  close(): void;
}

const NOISE = Buffer.from(Array.from({ length: 512 }, (_, number) => (number * 37) % 256));

export async function startNoiseServer(): Promise<NoiseServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.on('data', () => socket.write(NOISE));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
