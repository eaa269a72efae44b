import { EventsError } from '../event-publisher.js';
import { toProducerName } from '../producer-name.js';
import { IN_FLIGHT_MAX, PUBLISH_TIMEOUT_MS } from '../publish-limits.js';
import { toNativeAccess } from './native-access.js';
import type { NativeProducer } from './native-pulsar.js';
import type { NativePublisherOptions } from './native-publisher.js';
import { within } from './within.js';

/** Of each step of the end. */
const CLOSE_TIMEOUT_MS = 2_000;

/** The one client and its one producer; both are held here, as the native client needs it. */
export interface NativeProducerHolder {
  /** Gives the producer, making it where there is none yet; every event that waits for it gets the same. */
  get(): Promise<NativeProducer>;
  /** Flushes and closes the producer, then the client; each step has a bound, and none that fails keeps the next. */
  close(): Promise<void>;
}

export function createNativeProducer(options: NativePublisherOptions): NativeProducerHolder {
  const client = new options.pulsar.Client({
    serviceUrl: options.url,
    operationTimeoutSeconds: PUBLISH_TIMEOUT_MS / 1_000,
    ...toNativeAccess(options.pulsar, options),
  });
  let producer: NativeProducer | undefined;
  let making: Promise<NativeProducer> | undefined;

  const make = async (): Promise<NativeProducer> => {
    try {
      return (producer = await client.createProducer(toProducerConfig(options)));
    } catch (error) {
      making = undefined;
      const reason = error instanceof Error ? error.message : 'unknown';
      const failure = new EventsError(`no connection to the broker of events (${reason})`);
      options.onError?.(failure);
      throw failure;
    }
  };
  const get = (): Promise<NativeProducer> => (making ??= make());
  get().catch(() => undefined);
  return {
    get,
    async close() {
      await settle(() => producer?.flush());
      await settle(() => producer?.close());
      await settle(() => client.close());
    },
  };
}

function toProducerConfig({ topic, producerName }: NativePublisherOptions) {
  return {
    topic,
    producerName: toProducerName(producerName),
    sendTimeoutMs: PUBLISH_TIMEOUT_MS,
    maxPendingMessages: IN_FLIGHT_MAX,
    // It would block the whole process.
    blockIfQueueFull: false,
    // A batch holds several keys, and consumers may share the topic by key.
    batchingEnabled: false,
    // As all other clients of Pulsar do it: a key has one partition, whoever publishes.
    hashingScheme: 'JavaStringHash',
  } as const;
}

/** What is under way has been settled before: a broker that is away can lose nothing here. */
async function settle(step: () => Promise<unknown> | undefined): Promise<void> {
  await within(CLOSE_TIMEOUT_MS, async () => step()).catch(() => undefined);
}
