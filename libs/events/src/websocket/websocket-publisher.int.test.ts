// Proves over a real broker that the WebSocket driver keeps the port's promises, and loses and reorders nothing when the
// broker is killed, connections break or go silent, and nobody is there to answer.
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { describeEventPublisher, toTestEvent } from '../../test/event-publisher-contract.js';
import { isPulsarMissing } from '../../test/pulsar-missing.js';
import { startTcpRelay, type TcpRelay } from '../../test/tcp-relay.js';
import {
  createEventPublisher,
  EventsError,
  type CloudEvent,
  type EventPublisher,
} from '../index.js';
import { readTopic, startTestPulsar, type TestPulsar } from '../testing.js';
import { createWebSocketPublisher } from './websocket-publisher.js';

const IDLE_TIMEOUT_MS = 2_000;
/** Less than a frame has room for: the broker itself refuses what is longer. */
const MESSAGE_BYTES_MAX = 700_000;

let pulsar: TestPulsar;
beforeAll(async () => {
  if (isPulsarMissing) return;
  pulsar = await startTestPulsar({
    settings: {
      webSocketSessionIdleTimeoutMillis: IDLE_TIMEOUT_MS,
      maxMessageSize: MESSAGE_BYTES_MAX,
    },
  });
  await warmUp();
});
afterAll(async () => {
  if (!isPulsarMissing) await pulsar.stop();
});

/** The first events of a new broker can take seconds on a busy machine: it compiles itself. */
async function warmUp(): Promise<void> {
  const options = { url: pulsar.webSocketUrl, topic: newTopic(), producerName: 'warm-up' };
  const publisher = createWebSocketPublisher(options);
  await vi.waitFor(() => publisher.publish(toTestEvent('first', 'CLAIM-1')), { timeout: 60_000 });
  const events = eventsOf({ keys: 3, each: 200 });
  await Promise.allSettled(events.map((event) => publisher.publish(event)));
  await publisher.close();
}

let topics = 0;
const newTopic = (): string => `persistent://public/default/events-${topics++}`;

async function readEvents(topic: string): Promise<CloudEvent[]> {
  const messages = await readTopic(pulsar, { topic });
  return messages.map(({ payload }) => JSON.parse(payload) as CloudEvent);
}

describe.skipIf(isPulsarMissing)('over a real broker', () => {
  describeEventPublisher("Pulsar's WebSocket API", async () => {
    const topic = newTopic();
    return {
      open: () =>
        createEventPublisher({ url: pulsar.webSocketUrl, topic, producerName: 'contract' }),
      read: () => readEvents(topic),
      dispose: async () => undefined,
    };
  });

  describe('the WebSocket publisher', () => {
    let relay: TcpRelay;
    let topic: string;
    let publisher: EventPublisher;
    const onError = vi.fn<(error: EventsError) => void>();

    beforeEach(async () => {
      onError.mockReset();
      topic = newTopic();
      relay = await startTcpRelay(Number(new URL(pulsar.webSocketUrl).port));
      publisher = open();
    });
    afterEach(async () => {
      await publisher.close();
      await relay.stop();
    });

    function open(options: { url?: string; pingEveryMs?: number } = {}): EventPublisher {
      const url = `ws://127.0.0.1:${relay.port}`;
      return createWebSocketPublisher({ url, topic, producerName: 'test', onError, ...options });
    }

    const publishAll = (events: readonly CloudEvent[]): Promise<unknown> =>
      Promise.all(events.map((event) => publisher.publish(event)));

    it('keys each message, and says beside the payload what it is', async () => {
      const event = toTestEvent('claim-1/created', 'CLAIM-1');
      await publisher.publish(event);
      const [message] = await readTopic(pulsar, { topic });
      expect(message).toMatchObject({
        key: 'CLAIM-1',
        properties: { id: event.id, type: event.type },
      });
    });

    it('loses nothing and keeps the order when connections are cut in mid-stream', async () => {
      const events = eventsOf({ keys: 5, each: 200 });
      let acknowledged = 0;
      const published = events.map(async (event) => {
        await publisher.publish(event);
        if (++acknowledged % 200 === 0) relay.cut();
      });
      await Promise.all(published);
      expect(onError).toHaveBeenCalled();
      expectInOrder(await readEvents(topic), events);
    });

    it('loses nothing and keeps the order when the broker is killed in mid-stream', async () => {
      const events = eventsOf({ keys: 20, each: 40 });
      let acknowledged = 0;
      let restarted: Promise<void> | undefined;
      const restart = async (): Promise<void> => {
        await pulsar.kill();
        await pulsar.start();
      };
      // As a workflow does: one event after the other, each until it is out.
      const publishKey = async (key: string): Promise<void> => {
        for (const event of events.filter(({ partitionkey }) => partitionkey === key)) {
          await untilPublished(event);
          if (++acknowledged === 200) restarted = restart();
        }
      };
      const untilPublished = (event: CloudEvent): Promise<void> =>
        publisher.publish(event).catch((error: unknown) => {
          expect(error).toBeInstanceOf(EventsError);
          return untilPublished(event);
        });
      await Promise.all(Array.from({ length: 20 }, (_, key) => publishKey(`CLAIM-${key}`)));
      await restarted;
      expectInOrder(await readEvents(topic), events);
    });

    it('notices a half-open connection by an event that is not acknowledged', async () => {
      await publisher.publish(toTestEvent('before', 'CLAIM-1'));
      relay.freeze();
      const stuck = publisher.publish(toTestEvent('stuck', 'CLAIM-1'));
      await expect(stuck).rejects.toThrow(EventsError);
      await publisher.publish(toTestEvent('stuck', 'CLAIM-1'));
      expect(idsOf(await readEvents(topic))).toEqual(['before', 'stuck']);
    });

    it('notices a half-open connection by its silence, before there is an event', async () => {
      await publisher.close();
      publisher = open({ pingEveryMs: 100 });
      await publisher.publish(toTestEvent('before', 'CLAIM-1'));
      relay.freeze();
      await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
      expect(onError.mock.calls[0]?.[0].message).toContain('no sign of life for 100 ms');
      await publisher.publish(toTestEvent('after', 'CLAIM-1'));
      expect(idsOf(await readEvents(topic))).toEqual(['before', 'after']);
    });

    it('keeps an idle connection longer than the proxy keeps one that is silent', async () => {
      await publisher.close();
      publisher = open({ pingEveryMs: IDLE_TIMEOUT_MS / 10 });
      await publisher.publish(toTestEvent('first', 'CLAIM-1'));
      const reader = `${pulsar.webSocketUrl}/ws/v2/reader/persistent/public/default/silent`;
      const silent = new WebSocket(reader, { autoPong: false });
      await once(silent, 'close');
      await publisher.publish(toTestEvent('second', 'CLAIM-1'));
      expect(onError).not.toHaveBeenCalled();
    });

    it('refuses one event that the broker does not take, and sends the others', async () => {
      const long = toTestEvent('long', 'CLAIM-1', { text: 'x'.repeat(MESSAGE_BYTES_MAX) });
      const outcomes = await Promise.allSettled([
        publisher.publish(toTestEvent('a', 'CLAIM-1')),
        publisher.publish(long),
        publisher.publish(toTestEvent('b', 'CLAIM-1')),
      ]);
      expect(outcomes).toMatchObject([
        { status: 'fulfilled' },
        { reason: { type: 'EventsUnavailable' } },
        { status: 'fulfilled' },
      ]);
      expect(String((outcomes[1] as PromiseRejectedResult).reason)).toMatch(/\(send-error:\d+\)/);
      expect(idsOf(await readEvents(topic))).toEqual(['a', 'b']);
      expect(onError).not.toHaveBeenCalled();
    });

    it('refuses one event that is too long for a frame, and one that is not JSON', async () => {
      const tooLong = toTestEvent('long', 'CLAIM-1', { text: 'x'.repeat(1024 * 1024) });
      await expect(publisher.publish(tooLong)).rejects.toThrow(EventsError);
      await expect(publisher.publish(toTestEvent('odd', 'CLAIM-1', 1n))).rejects.toThrow(TypeError);
      await publisher.publish(toTestEvent('good', 'CLAIM-1'));
      expect(idsOf(await readEvents(topic))).toEqual(['good']);
    });

    it('goes out under many names at once: replicas do not shut each other out', async () => {
      const replicas = Array.from({ length: 5 }, () => open());
      await Promise.all(
        replicas.map((replica, i) => replica.publish(toTestEvent(`event-${i}`, 'CLAIM-1'))),
      );
      await Promise.all(replicas.map((replica) => replica.close()));
      expect(await readEvents(topic)).toHaveLength(5);
    });

    it('has more to send than may be in flight', async () => {
      const events = eventsOf({ keys: 1, each: 1_200 });
      await publishAll(events);
      expect(idsOf(await readEvents(topic))).toEqual(idsOf(events));
    });
  });
});

function eventsOf({ keys, each }: { keys: number; each: number }): CloudEvent[] {
  return Array.from({ length: keys * each }, (_, i) =>
    toTestEvent(`event-${i}`, `CLAIM-${i % keys}`),
  );
}

const idsOf = (events: readonly CloudEvent[]): string[] => events.map(({ id }) => id);

/** Everything is there, in its order by key, once repeats are dropped by their ids. */
function expectInOrder(read: readonly CloudEvent[], published: readonly CloudEvent[]): void {
  const byKey = (events: readonly CloudEvent[]): Map<string, Set<string>> => {
    const ids = new Map<string, Set<string>>();
    for (const { partitionkey, id } of events)
      ids.set(partitionkey, (ids.get(partitionkey) ?? new Set()).add(id));
    return ids;
  };
  const expected = byKey(published);
  for (const [key, ids] of byKey(read)) expect([...ids]).toEqual([...(expected.get(key) ?? [])]);
  expect(new Set(idsOf(read)).size).toBe(published.length);
}
