// Proves that every busy port is reported at once, before anything starts, with its owner and the way out.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireFreePorts } from './busy-ports.js';
import { toStackPorts, type StackPorts } from './stack-ports.js';

const servers: Server[] = [];
let ports: StackPorts;

async function listen(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

async function findFreePort(): Promise<number> {
  const port = await listen('127.0.0.1');
  const server = servers.pop();
  server?.close();
  return port;
}

beforeAll(async () => {
  const names = Object.keys(toStackPorts(0));
  const free = await Promise.all(names.map(async (name) => [name, await findFreePort()]));
  ports = Object.fromEntries(free) as StackPorts;
});
afterAll(() => servers.forEach((server) => server.close()));

test('free ports are taken in silence', async () => {
  await expect(requireFreePorts(ports)).resolves.toBeUndefined();
});

test('all busy ones are named, with owner and advice', async () => {
  const busy = { ...ports, health: await listen('0.0.0.0'), postgres: await listen('127.0.0.1') };
  const error = await requireFreePorts(busy).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'PortsBusyError' });
  const { message } = error as Error;
  expect(message).toMatch(
    new RegExp(`${busy.health}, for the worker's health: taken by process ${process.pid} \\(`),
  );
  expect(message).toMatch(
    new RegExp(`${busy.postgres}, for PostgreSQL: taken by process ${process.pid} \\(`),
  );
  expect(message).toContain('--port-offset');
});

test('a port that is not used may be busy', async () => {
  const busy = { ...ports, temporalUi: await listen('127.0.0.1') };
  await expect(requireFreePorts(busy, ['temporalUi'])).resolves.toBeUndefined();
});
