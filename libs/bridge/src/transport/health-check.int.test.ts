// Proves that a look at a Bridge tells what its health service says, and what happened where there is none.
import { Server, ServerCredentials, type ServiceDefinition } from '@grpc/grpc-js';
import { afterEach, expect, it } from 'vitest';
import { askBridgeHealth } from './health-check.js';
import { HEALTH_CHECK } from './reach.js';

let server: Server | undefined;
afterEach(() => server?.forceShutdown());

const HEALTH: ServiceDefinition = {
  check: {
    path: HEALTH_CHECK,
    requestStream: false,
    responseStream: false,
    requestSerialize: () => Buffer.alloc(0),
    requestDeserialize: () => ({}),
    responseSerialize: (bytes: Buffer) => bytes,
    responseDeserialize: (bytes) => bytes,
  },
};

/** Serves; a health service answers with these bytes. */
async function serve(answer?: number[]): Promise<string> {
  server = new Server();
  if (answer) {
    const check = (_: unknown, callback: (error: null, bytes: Buffer) => void): void =>
      callback(null, Buffer.from(answer));
    server.addService(HEALTH, { check });
  }
  const bound = server;
  const port = await new Promise<number>((resolve, reject) =>
    bound.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, found) => {
      if (error) reject(error);
      else resolve(found);
    }),
  );
  return `127.0.0.1:${port}`;
}

it.each([
  ['SERVING', [0x08, 1]],
  ['NOT_SERVING', [0x08, 2]],
  ['UNKNOWN', []],
  ['UNIMPLEMENTED', undefined],
])('hears %s', async (status, answer) => {
  const address = await serve(answer);
  expect(await askBridgeHealth({ address, timeoutMs: 20_000 })).toEqual({ answers: true, status });
});

it('tells that nobody is there', async () => {
  const address = await serve();
  server!.forceShutdown();
  const health = await askBridgeHealth({ address, timeoutMs: 20_000 });
  expect(health).toEqual({ answers: false, reason: 'UNAVAILABLE' });
});
