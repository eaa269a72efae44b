// Proves what a caller sees of a server that is away, silent or without workers, that a trace goes along, and who closes what.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { defaultPayloadConverter } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStandInWorld, errorOf, type StandInWorld } from '../test/stand-in-world.js';
import { createConnDictClient, type ConnDictClient } from './index.js';

let world: StandInWorld;
beforeAll(async () => {
  world = await createStandInWorld();
});
afterAll(() => world.close());

const claim = () => ({
  claim_id: `TEST-${randomUUID()}`,
  entry_id: 'ENTRY-001',
  claim_type: 'PORTABILITY' as const,
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
});

async function listen(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Lets a server be reached at an address where nobody was. */
async function forward(from: string, to: string): Promise<Server> {
  const portOf = (address: string) => Number(address.split(':').at(-1));
  const server = createServer((socket) => {
    const onward = connect(portOf(to), '127.0.0.1');
    for (const end of [socket, onward]) end.on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
  });
  await once(server.listen(portOf(from), '127.0.0.1'), 'listening');
  return server;
}

const isStarted = (dict: ConnDictClient) =>
  dict.claims.start(claim()).then(
    () => true,
    () => false,
  );

describe('a server', () => {
  it('that is not there is told as such, and found when it comes', async () => {
    const placeholder = createServer();
    const address = await listen(placeholder);
    placeholder.close();
    const dict = createConnDictClient({ address });
    const error = await errorOf(dict.claims.start(claim()));
    expect(error).toMatchObject({ type: 'ServerUnavailable', repeat: 'retry' });

    const server = await forward(address, world.environment.address);
    await expect.poll(() => isStarted(dict), { timeout: 20_000 }).toBe(true);
    await dict.close();
    server.close();
  });

  it('that says nothing is given up in the time of a call', async () => {
    const silent = createServer(() => undefined);
    const address = await listen(silent);
    const dict = createConnDictClient({ address, callTimeoutMs: 500 });
    const startedAt = performance.now();
    expect(await errorOf(dict.claims.start(claim()))).toMatchObject({ repeat: 'retry' });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await dict.close();
    silent.close();
  });

  it('that does not know the namespace refuses', async () => {
    const { address } = world.environment;
    const dict = createConnDictClient({ address, namespace: 'nowhere' });
    const { type } = await errorOf(dict.claims.start(claim()));
    expect(type).toBe('ServerRefused');
    await dict.close();
  });
});

describe('without a worker', () => {
  it('a claim is started and waits, and no answer comes in time', async () => {
    const { address } = world.environment;
    const dict = createConnDictClient({ address, taskQueue: 'nobody', callTimeoutMs: 1_000 });
    const run = await dict.claims.start(claim());
    for (const call of [run.status, run.confirm]) {
      const { type, repeat } = await errorOf(call());
      expect(['WorkerUnavailable', 'CallTimedOut']).toContain(type);
      expect(repeat).toBe('retry');
    }
    await run.signalConfirm();
    await dict.close();
  });
});

describe('a trace', () => {
  it("of the caller's is in the headers of what it starts", async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const { address, client } = world.environment;
    const dict = createConnDictClient({
      address,
      taskQueue: 'nobody',
      traceContext: () => ({ traceparent, tracestate: 'a=b', baggage: 'left out' }),
    });
    const { workflowId } = await dict.claims.start(claim());
    const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
    const header = events?.[0]?.workflowExecutionStartedEventAttributes?.header?.fields;
    const payload = header?.['_tracer-data'];
    expect(payload && defaultPayloadConverter.fromPayload(payload)).toEqual({
      traceparent,
      tracestate: 'a=b',
    });
    await dict.close();
  });
});

describe('closing', () => {
  it('ends what was made here, and every later call says so', async () => {
    const dict = createConnDictClient({ address: world.environment.address });
    const run = dict.claims.get('TEST-001');
    await dict.close();
    await dict.close();
    expect(await errorOf(run.status())).toMatchObject({ type: 'ClientClosed' });
    expect(await errorOf(dict.claims.start(claim()))).toMatchObject({ type: 'ClientClosed' });
  });

  it('leaves a connection that was passed in as it is', async () => {
    const { connection, client } = world.environment;
    for (const reach of [{ connection }, { client }]) await createConnDictClient(reach).close();
    await connection.workflowService.getSystemInfo({});
  });
});
