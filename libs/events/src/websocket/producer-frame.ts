import type { PulsarMessage } from '../pulsar-message.js';
import { EventsError } from '../event-publisher.js';

/** The most that Pulsar takes by default (`webSocketMaxTextFrameSize`); for a longer text it ends the connection. */
const FRAME_BYTES_MAX = 1024 * 1024;
const CONTEXT_BYTES_MAX = 16;

/** What the proxy says of one message. */
export interface ProducerAnswer {
  /** Number of the message; unknown where the proxy could not even read it. */
  readonly number: number | undefined;
  /** Why the broker has not taken it, such as `send-error:3`. */
  readonly refusal: string | undefined;
}

/** Makes the text that sends a message, but for its number. @throws EventsError longer than Pulsar takes */
export function toFrameBody({ payload, key, properties }: PulsarMessage): string {
  const body = JSON.stringify({ payload: payload.toString('base64'), key, properties });
  const bytes = Buffer.byteLength(body) + CONTEXT_BYTES_MAX * 2;
  if (bytes > FRAME_BYTES_MAX)
    throw new EventsError(`the event is too long for the broker (${bytes} bytes as it is sent)`);
  return body;
}

/** Numbers the message: its answer carries the same context. */
export function toFrame(body: string, number: number): string {
  return `${body.slice(0, -1)},"context":"${number}"}`;
}

/** Reads an answer; what is none of the API's says nothing about any message. */
export function parseAnswer(text: string): ProducerAnswer {
  const { result, context } = asObject(text);
  const number = typeof context === 'string' ? Number(context) : undefined;
  // The text beside the result may quote the message: it goes nowhere.
  return { number, refusal: result === 'ok' ? undefined : toRefusal(result) };
}

function toRefusal(result: unknown): string {
  return typeof result === 'string' && /^send-error:\d{1,4}$/.test(result) ? result : 'send-error';
}

function asObject(text: string): { readonly result?: unknown; readonly context?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
