import { EventsError, type EventPublisher } from '../event-publisher.js';
import { PUBLISH_TIMEOUT_MS } from '../publish-limits.js';
import type { PulsarAccess } from '../pulsar-access.js';
import { toPulsarMessage } from '../pulsar-message.js';
import type { NativeMessage, NativePulsar } from './native-pulsar.js';
import { createNativeProducer } from './native-producer.js';
import { within } from './within.js';

export interface NativePublisherOptions extends PulsarAccess {
  readonly pulsar: NativePulsar;
  /** `pulsar://host:port`, `pulsar+ssl://…`, or several hosts. */
  readonly url: string;
  readonly topic: string;
  readonly producerName: string;
  /** Told when no producer can be made; the next event tries again. */
  readonly onError?: ((error: EventsError) => void) | undefined;
}

/**
 * Publishes through Pulsar's native client: one client and one producer for as long as it lives. Connects in the
 * background; the client itself reconnects, and sends in order what is not acknowledged.
 */
export function createNativePublisher(options: NativePublisherOptions): EventPublisher {
  const producer = createNativeProducer(options);
  const underWay = new Set<Promise<void>>();
  let closed: Promise<void> | undefined;

  const send = (message: NativeMessage): Promise<void> =>
    within(PUBLISH_TIMEOUT_MS, async (isOver) => {
      const ready = await producer.get();
      // Its caller has been told that it is not out: it comes again.
      if (!isOver()) await ready.send(message);
    }).catch(throwEventsError);

  return {
    async publish(event) {
      if (closed) throw new EventsError('the event publisher is closed');
      const { payload, key, properties } = toPulsarMessage(event);
      const outcome = send({ data: payload, partitionKey: key, properties: { ...properties } });
      underWay.add(outcome);
      await outcome.finally(() => underWay.delete(outcome));
    },
    close() {
      return (closed ??= Promise.allSettled(underWay).then(() => producer.close()));
    },
  };
}

/** The client's messages name its result and nothing of an event: `Failed to send message: TimeOut`. */
function throwEventsError(error: unknown): never {
  if (error instanceof EventsError) throw error;
  const reason = error instanceof Error ? error.message : 'unknown';
  throw new EventsError(`no acknowledgement of the event (${reason})`);
}
