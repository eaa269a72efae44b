// Proves that ports are none of those of outgoing connections, all different, free, and can be listened on.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from './find-free-port.js';

const HOST = '127.0.0.1';

test('a port is below those of outgoing connections', async () => {
  const ports = await Promise.all(Array.from({ length: 200 }, findFreePort));
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(10_000);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test('many who ask at once get different ports', async () => {
  const ports = await Promise.all(Array.from({ length: 200 }, findFreePort));
  expect(new Set(ports).size).toBe(200);
});

test('a port can be listened on, and is reached', async () => {
  const port = await findFreePort();
  const server = createServer((socket) => socket.end('here')).listen(port, HOST);
  await once(server, 'listening');
  const [said] = (await once(connect(port, HOST).setEncoding('utf8'), 'data')) as [string];
  server.close();
  expect(said).toBe('here');
});

test('a port that somebody listens on is not given', async () => {
  const servers = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const server = createServer().listen(await findFreePort(), HOST);
      await once(server, 'listening');
      return server;
    }),
  );
  const taken = servers.map((server) => (server.address() as { port: number }).port);
  const ports = await Promise.all(Array.from({ length: 500 }, findFreePort));
  expect(ports.filter((port) => taken.includes(port))).toEqual([]);
  for (const server of servers) server.close();
});
