// Proves that a broker which is away holds up nothing: neither the start nor an event nor the end waits for it for long.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { toTestEvent } from '../../test/event-publisher-contract.js';
import { EventsError, type EventPublisher } from '../index.js';
import { findFreePort } from '@conn-dict/free-port';
import { createWebSocketPublisher } from './websocket-publisher.js';

/** What the driver promises for one event, and some time for a busy machine. */
const BOUND_MS = 4_000 + 1_500;
const event = toTestEvent('claim-1/created', 'CLAIM-1', { note: 'secret-note' });

describe('a broker that is away', () => {
  let port: number;
  let publisher: EventPublisher;
  const onError = vi.fn<(error: EventsError) => void>();

  beforeEach(async () => {
    onError.mockReset();
    port = await findFreePort();
  });
  afterEach(() => publisher.close());

  const open = (): void => {
    const url = `ws://127.0.0.1:${port}`;
    const topic = 'persistent://public/default/events';
    publisher = createWebSocketPublisher({ url, topic, producerName: 'test', onError });
  };

  it('fails each event within its bound, for a retry, and says nothing of what is in it', async () => {
    open();
    const startedAt = performance.now();
    const error: unknown = await publisher.publish(event).catch((reason: unknown) => reason);
    expect(performance.now() - startedAt).toBeLessThan(BOUND_MS);
    expect(error).toMatchObject({ type: 'EventsUnavailable' });
    expect(String(error)).toContain('ECONNREFUSED');
    expect(String(error)).not.toMatch(/secret|CLAIM-1/);
    expect(onError.mock.calls.map(([{ message }]) => message)).toEqual([
      'no connection to the broker of events (ECONNREFUSED)',
    ]);
  });

  it('fails events sooner once it has been away for long, so that workflows go on', async () => {
    open();
    await expect(publisher.publish(event)).rejects.toThrow('within 4000 ms');
    await expect(publisher.publish(event)).rejects.toThrow('within 500 ms');
    const broker = await startAcknowledger(port);
    await vi.waitFor(() => publisher.publish(event), { timeout: 10_000 });
    await publisher.close();
    await stop(broker);
  });

  it('holds up close for no longer than an event', async () => {
    open();
    const outcome = publisher.publish(event).catch((reason: unknown) => reason);
    const startedAt = performance.now();
    await publisher.close();
    expect(performance.now() - startedAt).toBeLessThan(BOUND_MS);
    expect(await outcome).toBeInstanceOf(EventsError);
  });

  it('lets close go at once where nothing is under way', async () => {
    open();
    const startedAt = performance.now();
    await publisher.close();
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('gets an event that was published before it came', async () => {
    open();
    const published = publisher.publish(event);
    await vi.waitFor(() => expect(onError).toHaveBeenCalled());
    const broker = await startAcknowledger(port);
    await published;
    await publisher.close();
    await stop(broker);
  });

  it('holds up nothing either when it takes connections and says nothing', async () => {
    const silent = createServer().listen(port, '127.0.0.1');
    const sockets: Socket[] = [];
    silent.on('connection', (socket) => sockets.push(socket.resume()));
    await once(silent, 'listening');
    open();
    await expect(publisher.publish(event)).rejects.toThrow(EventsError);
    const startedAt = performance.now();
    await publisher.close();
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    for (const socket of sockets) socket.destroy();
    await stop(silent);
  });
});

/** Answers as Pulsar's proxy does. */
async function startAcknowledger(port: number): Promise<WebSocketServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      const { context } = JSON.parse((data as Buffer).toString()) as { context: string };
      socket.send(JSON.stringify({ result: 'ok', messageId: 'CAAQAw==', context }));
    }),
  );
  await once(server, 'listening');
  return server;
}

async function stop(server: Server | WebSocketServer): Promise<void> {
  server.close();
  await once(server, 'close');
}
