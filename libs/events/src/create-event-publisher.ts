import { fileURLToPath } from 'node:url';
import { createEventLog } from './event-log.js';
import type { EventPublisher } from './event-publisher.js';
import { EventsDriverMissing } from './events-driver-missing.js';
import { withoutRepeats } from './without-repeats.js';

/** Where events go; `config.events` of `@conn-dict/config` has this shape. */
export interface EventPublisherOptions {
  /** Its scheme chooses the driver: `file:` the event log. */
  readonly url: string;
  /** Of a broker. */
  readonly topic: string;
  /** How a broker knows this producer. */
  readonly producerName: string;
}

/**
 * Makes the publisher that `url` names.
 *
 * @throws EventsDriverMissing this build has no driver for the scheme
 * @throws EventsError the log cannot be opened
 */
export async function createEventPublisher(
  options: EventPublisherOptions,
): Promise<EventPublisher> {
  // Not by URL: a list of brokers, `pulsar://a:6650,b:6650`, is none.
  const protocol = /^[a-z+]+:/.exec(options.url)?.[0] ?? '';
  if (protocol !== 'file:') throw new EventsDriverMissing(protocol);
  return withoutRepeats(await createEventLog({ path: fileURLToPath(options.url) }));
}
