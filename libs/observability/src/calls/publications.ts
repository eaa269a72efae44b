import { startChildSpan } from './child-span.js';

/** Where events go: the protocol of their log, and its topic. */
export interface TracedEvents {
  readonly url: string;
  readonly topic: string;
}

/** What is told of an event; `CloudEvent` of `@conn-dict/events` has this shape. */
export interface TracedEvent {
  readonly id: string;
  readonly type: string;
}

/**
 * Makes what follows the events to this log: a producer span each, named and described as OpenTelemetry's conventions
 * for messaging and CloudEvents say. For `tracePublication` of `@conn-dict/events`.
 */
export function createPublicationTrace({ url, topic }: TracedEvents) {
  const isFile = url.startsWith('file:');
  const destination = isFile ? 'event log' : topic;
  const log = {
    'messaging.system': isFile ? 'file' : 'pulsar',
    'messaging.operation.name': 'send',
    'messaging.operation.type': 'send',
    'messaging.destination.name': destination,
  };
  return ({ id, type }: TracedEvent) => {
    const span = startChildSpan({
      name: `send ${destination}`,
      kind: 'producer',
      attributes: { ...log, 'cloudevents.event_id': id, 'cloudevents.event_type': type },
    });
    if (span === undefined) return undefined;
    return { headers: span.headers, ended: (errorType?: string) => span.end(errorType) };
  };
}
