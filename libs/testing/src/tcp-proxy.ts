import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { createDelayLine, type DelayLine } from './delay-line.js';

/** What happens to connections through a proxy. */
export type ProxyMode =
  | { readonly kind: 'pass' }
  /** Open connections are reset, new ones as soon as they are made. */
  | { readonly kind: 'away' }
  /** Every chunk comes this much later, in order; a direction that is not named is not slowed. */
  | { readonly kind: 'slow'; readonly toServerMs?: number; readonly toClientMs?: number }
  /** Each connection is reset once the server has sent so many bytes more over it; those still arrive. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Connections stay and are taken, and nothing comes through until the next mode: then all of it does. */
  | { readonly kind: 'hole' };

export interface TcpProxyOptions {
  /** Where connections lead; nothing needs to listen there yet. */
  readonly target: { readonly host: string; readonly port: number };
}

/** A stretch of network between a client and a server, on 127.0.0.1, that can be made bad and good again. */
export interface TcpProxy {
  readonly host: string;
  /** A free port, kept until `close`, whatever the mode. */
  readonly port: number;
  /** Connections that were accepted so far, and those that are open. */
  readonly connections: { readonly accepted: number; readonly open: number };
  /** Switches for open and new connections alike; what is on its way already arrives as it would have. */
  switchTo(mode: ProxyMode): void;
  /** Resets what is open and stops listening. */
  close(): Promise<void>;
}

/** Starts a proxy that passes everything. A client of a target that refuses connections is reset. */
export async function startTcpProxy({ target }: TcpProxyOptions): Promise<TcpProxy> {
  const links = new Set<Link>();
  let mode: ProxyMode = { kind: 'pass' };
  let accepted = 0;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    accepted += 1;
    if (mode.kind === 'away') {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const link = openLink(client, connect({ ...target, allowHalfOpen: true }), () => mode);
    links.add(link);
    link.hold(mode.kind === 'hole');
    client.once('close', () => links.delete(link));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { address, port } = server.address() as AddressInfo;
  const resetAll = (): void => {
    for (const link of links) link.reset();
  };
  return {
    host: address,
    port,
    get connections() {
      return { accepted, open: links.size };
    },
    switchTo(next) {
      mode = next;
      for (const link of links) {
        link.countAnew();
        link.hold(mode.kind === 'hole');
      }
      if (mode.kind === 'away') resetAll();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      resetAll();
      await closed;
    },
  };
}

/** One connection through the proxy: a socket on either side. */
interface Link {
  reset(): void;
  /** Starts the count of bytes from the server again. */
  countAnew(): void;
  /** Whether what comes in from either side waits. */
  hold(isHeld: boolean): void;
}

function openLink(client: Socket, server: Socket, mode: () => ProxyMode): Link {
  let bytesFromServer = 0;
  const reset = (): void => {
    client.resetAndDestroy();
    server.resetAndDestroy();
  };
  for (const socket of [client, server]) socket.setNoDelay(true).on('error', reset);
  const writeUntilCut = (chunk: Buffer): void => {
    const state = mode();
    const left = state.kind === 'cut' ? Math.max(0, state.afterBytes - bytesFromServer) : Infinity;
    bytesFromServer += chunk.length;
    if (chunk.length < left) client.write(chunk);
    else client.write(chunk.subarray(0, left), reset);
  };
  const toServer = createDelayLine(() => delayOf(mode(), 'toServerMs'));
  const toClient = createDelayLine(() => delayOf(mode(), 'toClientMs'));
  forward(client, server, toServer, (chunk) => void server.write(chunk));
  forward(server, client, toClient, writeUntilCut);
  return {
    reset,
    countAnew: () => (bytesFromServer = 0),
    hold(isHeld) {
      for (const socket of [client, server])
        if (isHeld) socket.pause();
        else socket.resume();
    },
  };
}

/** Hands on what comes in, and its end. */
function forward(from: Socket, to: Socket, line: DelayLine, write: (chunk: Buffer) => void): void {
  from.on('data', (chunk: Buffer) => line.add(() => write(chunk)));
  from.once('end', () => line.add(() => void to.end()));
  to.once('close', () => line.clear());
}

function delayOf(mode: ProxyMode, direction: 'toServerMs' | 'toClientMs'): number {
  return mode.kind === 'slow' ? (mode[direction] ?? 0) : 0;
}
