// Proves that whatever answers in place of Redis, with garbage or not at all, is no error and costs less than 50 ms.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openWatchedCache, type WatchedCache } from '../test/watched-cache.js';

const READS = 60;

let server: Server;
let watched: WatchedCache;
const sockets = new Set<Socket>();

async function openOver(answer: (socket: Socket, question: Buffer) => void): Promise<void> {
  server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.on('data', (question) => answer(socket, question));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  watched = await openWatchedCache({ host: '127.0.0.1', port, database: 0 });
}

afterEach(async () => {
  await watched.cache.close();
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** How many commands are in what a client sent at once. */
const commandsIn = (question: Buffer) => question.toString().match(/^\*\d+\r$/gm)?.length ?? 1;

/** Says yes to the handshake and `reply` to all else. */
const afterHandshake = (reply: string) => (socket: Socket, question: Buffer) => {
  const isHandshake = /\r\n(?:hello|client)\r\n/i.test(question.toString());
  socket.write((isHandshake ? '+OK\r\n' : reply).repeat(commandsIn(question)));
};

const NOISE = Buffer.from(Array.from({ length: 512 }, (_, number) => (number * 37) % 256));
const BULK = '{"key":"conn-dict:entry-status:00","answer":{"status":"ACTIVE"}}';

describe('a cache over something that', () => {
  it.each([
    ['answers OK to everything', afterHandshake('+OK\r\n')],
    ['answers numbers', afterHandshake(':42\r\n')],
    ['answers lists', afterHandshake('*2\r\n+a\r\n+b\r\n')],
    ['answers with answers to others', afterHandshake(`$${BULK.length}\r\n${BULK}\r\n`)],
    ['promises half a gigabyte', afterHandshake('$536870912\r\nabc')],
    ['answers twice', afterHandshake('$-1\r\n$-1\r\n+OK\r\n')],
    ['answers noise after the handshake', afterHandshake(NOISE.toString('latin1'))],
    ['answers noise', (socket: Socket) => void socket.write(NOISE)],
    ['speaks HTTP', (socket: Socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['hangs up', (socket: Socket) => void socket.destroy()],
    ['says nothing', () => undefined],
  ])('%s', async (_, answer) => {
    await openOver(answer);
    for (let number = 0; number < READS; number++) {
      const id = `ENTRY-${number % 5}`;
      const written = number % 10 === 0 ? await watched.write(id) : undefined;
      const seen = await watched.read(id);
      if (written !== undefined) expect(seen).toBe(written);
    }
    expect(watched.outcomes()).not.toContain('read hit');
  });
});
