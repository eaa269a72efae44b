import type { CloudEvent } from './event-publisher.js';

/** An event as it lies in a topic, whichever driver sends it. */
export interface PulsarMessage {
  /** The event in CloudEvents' JSON format. */
  readonly payload: Buffer;
  /** Orders messages, and chooses the partition where the topic has several. */
  readonly key: string;
  /** For consumers that choose before they parse. */
  readonly properties: Readonly<Record<string, string>>;
}

/** @throws TypeError `event.data` is not JSON */
export function toPulsarMessage(event: CloudEvent): PulsarMessage {
  return {
    payload: Buffer.from(JSON.stringify(event), 'utf8'),
    key: event.partitionkey,
    properties: {
      'content-type': 'application/cloudevents+json; charset=UTF-8',
      id: event.id,
      type: event.type,
    },
  };
}
