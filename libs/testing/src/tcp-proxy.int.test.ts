// Proves that a proxy passes, refuses, slows and cuts connections as it is told, and leaves nothing behind.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

const HOST = '127.0.0.1';

let server: Server;
let proxy: TcpProxy;
let clients: Socket[];

/** A server that says everything again. */
beforeEach(async () => {
  clients = [];
  server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined).pipe(socket);
  }).listen(0, HOST);
  await once(server, 'listening');
  proxy = await startTcpProxy({ target: { host: HOST, port: portOf(server) } });
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  await proxy.close();
  server.close();
});

const portOf = (listening: Server) => (listening.address() as AddressInfo).port;

/** A client that remembers what it heard and how it ended. */
async function openClient() {
  const socket = connect({ host: HOST, port: proxy.port });
  clients.push(socket);
  let heard = '';
  let end: string | undefined;
  let isClosed = false;
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
  socket.once('end', () => (end ??= 'end'));
  socket.once('error', ({ code }: NodeJS.ErrnoException) => (end ??= code));
  socket.once('close', () => (isClosed = true));
  await vi.waitUntil(() => isClosed || !socket.connecting, 5_000);
  return {
    socket,
    heard: () => heard,
    hears: (text: string) => vi.waitFor(() => expect(heard).toBe(text), 5_000),
    /** Data and a reset that come together are data and an end to Node. */
    closes: () => vi.waitUntil(() => isClosed, 5_000),
    ends: (how: string) => vi.waitFor(() => expect(end).toBe(how), 5_000),
  };
}

describe('a proxy that passes', () => {
  it('hands on both directions and the end, and counts', async () => {
    const [one, two] = [await openClient(), await openClient()];
    one.socket.write('one');
    two.socket.write('two');
    await one.hears('one');
    await two.hears('two');
    expect(proxy.connections).toEqual({ accepted: 2, open: 2 });
    one.socket.end('!');
    await one.hears('one!');
    await one.ends('end');
    await vi.waitFor(() => expect(proxy.connections).toEqual({ accepted: 2, open: 1 }));
  });

  it('resets a client whose server refuses', async () => {
    server.close();
    await once(server, 'close');
    await (await openClient()).ends('ECONNRESET');
  });
});

describe('a proxy that is away', () => {
  it('resets what is open and what comes, and passes again afterwards', async () => {
    const open = await openClient();
    proxy.switchTo({ kind: 'away' });
    await open.ends('ECONNRESET');
    await (await openClient()).ends('ECONNRESET');
    proxy.switchTo({ kind: 'pass' });
    const later = await openClient();
    later.socket.write('back');
    await later.hears('back');
  });
});

describe('a slow proxy', () => {
  it('delivers each direction so much later', async () => {
    const client = await openClient();
    proxy.switchTo({ kind: 'slow', toServerMs: 100, toClientMs: 200 });
    const startedAt = performance.now();
    client.socket.end('late');
    await client.hears('late');
    await client.ends('end');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(300);
  });

  it('delivers in order also when it is quick again', async () => {
    const client = await openClient();
    const words = Array.from({ length: 30 }, (_, number) => `${number} `);
    for (const [number, word] of words.entries()) {
      proxy.switchTo(number % 3 === 0 ? { kind: 'pass' } : { kind: 'slow', toServerMs: 20 });
      client.socket.write(word);
      await setImmediate();
    }
    proxy.switchTo({ kind: 'pass' });
    client.socket.end('end');
    await client.hears(`${words.join('')}end`);
  });
});

describe('a proxy that cuts', () => {
  it('resets each connection after so many bytes from the server, old and new', async () => {
    const old = await openClient();
    old.socket.write('before ');
    await old.hears('before ');
    proxy.switchTo({ kind: 'cut', afterBytes: 10 });
    old.socket.write('0123456789ABC');
    await old.hears('before 0123456789');
    await old.closes();
    const next = await openClient();
    next.socket.write('01234');
    await next.hears('01234');
    next.socket.write('56789');
    await next.closes();
    expect(next.heard()).toBe('0123456789');
  });
});

describe('a proxy that is a hole', () => {
  it('takes connections, lets nothing through, and then all of it', async () => {
    const old = await openClient();
    old.socket.write('before ');
    await old.hears('before ');
    proxy.switchTo({ kind: 'hole' });
    old.socket.write('old');
    const next = await openClient();
    next.socket.write('new');
    const other = await startTcpProxy({ target: { host: HOST, port: portOf(server) } });
    const passing = connect({ host: other.host, port: other.port });
    passing.on('error', () => undefined).write('passes');
    await once(passing, 'data');
    await other.close();
    expect([old.heard(), next.heard()]).toEqual(['before ', '']);
    proxy.switchTo({ kind: 'pass' });
    await old.hears('before old');
    await next.hears('new');
  });
});

describe('a closed proxy', () => {
  it('has reset its connections and let go of its port', async () => {
    const client = await openClient();
    await proxy.close();
    await client.ends('ECONNRESET');
    expect(proxy.connections.open).toBe(0);
    await (await openClient()).ends('ECONNREFUSED');
    proxy = await startTcpProxy({ target: { host: HOST, port: portOf(server) } });
  });
});
