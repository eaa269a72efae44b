import { fileURLToPath } from 'node:url';
import { createEventLog } from './event-log.js';
import type { EventPublisher, EventsError } from './event-publisher.js';
import type { PulsarAccess } from './pulsar-access.js';
import { EventsDriverMissing } from './events-driver-missing.js';
import { withTraces, type TracePublication } from './trace-publication.js';
import { watched, type OnEventProgress } from './watched.js';
import { withoutRepeats } from './without-repeats.js';

/** Where events go; `config.events` of `@conn-dict/config` has this shape. */
export interface EventPublisherOptions extends PulsarAccess {
  /**
   * Its scheme chooses the driver: `pulsar:` and `pulsar+ssl:` the native client, `ws:` and `wss:` Pulsar's WebSocket
   * API, `file:` the event log.
   */
  readonly url: string;
  /** Of a broker. */
  readonly topic: string;
  /** How a broker knows this producer. */
  readonly producerName: string;
  /** Told when there is no connection to the broker any more, or none yet; publishing goes on by itself. */
  readonly onError?: (error: EventsError) => void;
  /** Told of each attempt's begin and end, for metrics. */
  readonly onProgress?: OnEventProgress;
  /** Follows each event for a trace. @default nobody does */
  readonly tracePublication?: TracePublication;
}

/**
 * Makes the publisher that `url` names; waits for no broker.
 *
 * @throws EventsDriverMissing the native client is not installed, or nobody knows the scheme
 * @throws EventsError the log cannot be opened
 * @throws TlsFilesError the certificates cannot be used
 */
export async function createEventPublisher(
  options: EventPublisherOptions,
): Promise<EventPublisher> {
  const { onProgress = () => undefined, tracePublication } = options;
  const driver = watched(await createDriver(options), onProgress);
  return withoutRepeats(tracePublication ? withTraces(driver, tracePublication) : driver);
}

/** Each broker's driver is loaded by those who use it. */
async function createDriver(options: EventPublisherOptions): Promise<EventPublisher> {
  // Not by URL: a list of brokers, `pulsar://a:6650,b:6650`, is none.
  const protocol = /^[a-z+]+:/.exec(options.url)?.[0] ?? '';
  switch (protocol) {
    case 'file:':
      return await createEventLog({ path: fileURLToPath(options.url) });
    case 'ws:':
    case 'wss:': {
      const { createWebSocketPublisher } = await import('./websocket/websocket-publisher.js');
      return createWebSocketPublisher(options);
    }
    case 'pulsar:':
    case 'pulsar+ssl:': {
      const { openNativePublisher } = await import('./native/open-native-publisher.js');
      return await openNativePublisher({ ...options, protocol });
    }
    default:
      throw new EventsDriverMissing(protocol, 'such a scheme is not known');
  }
}
