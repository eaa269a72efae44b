import { EventsError, type EventPublisher } from '../event-publisher.js';
import { IN_FLIGHT_MAX, PUBLISH_TIMEOUT_AWAY_MS, PUBLISH_TIMEOUT_MS } from '../publish-limits.js';
import { toPulsarMessage } from '../pulsar-message.js';
import type { PulsarAccess } from '../pulsar-access.js';
import { createHandshakeOptions } from './handshake-options.js';
import { parseAnswer, toFrame, toFrameBody } from './producer-frame.js';
import { createProducerLink } from './producer-link.js';
import { toProducerUrl, type ProducerUrlOptions } from './producer-url.js';
import { createSendWindow } from './send-window.js';

export interface WebSocketPublisherOptions extends ProducerUrlOptions, PulsarAccess {
  /** Told of a lost connection, and of a first one that fails; publishing goes on by itself. */
  readonly onError?: ((error: EventsError) => void) | undefined;
  /** @default 30 s */
  readonly pingEveryMs?: number | undefined;
}

/** Answers take milliseconds: a connection that has given none for so long, and owes some, will not give it. */
const STUCK_AFTER_MS = PUBLISH_TIMEOUT_MS / 2;

interface Pending {
  readonly body: string;
  readonly settle: (error?: EventsError) => void;
}

/**
 * Publishes over Pulsar's WebSocket API. Connects in the background: a broker that is away holds up no start.
 *
 * Order over reconnects: each connection sends what is not acknowledged from its oldest on, without a gap, before
 * anything newer, and the proxy lets nothing go by itself. So whichever connection brings an event to the log first, all
 * events before it are there already, from that connection or an earlier one; what an old connection still writes are
 * repeats.
 *
 * @throws TlsFilesError the certificates cannot be used
 */
export function createWebSocketPublisher(options: WebSocketPublisherOptions): EventPublisher {
  const window = createSendWindow<Pending>({ inFlightMax: IN_FLIGHT_MAX });
  const unsettled = new Set<Promise<void>>();
  let closed: Promise<void> | undefined;
  let lastAnswerAt = 0;

  const pump = (): void => {
    if (!link.isUp) return;
    for (const [number, { body }] of window.takeReady()) link.send(toFrame(body, number));
  };
  const link = createProducerLink({
    toUrl: () => toProducerUrl(options),
    toHandshake: createHandshakeOptions(options),
    pingEveryMs: options.pingEveryMs,
    onUp: () => {
      lastAnswerAt = performance.now();
      window.rewind();
      pump();
    },
    onText: (text) => {
      lastAnswerAt = performance.now();
      const { number, refusal } = parseAnswer(text);
      if (number === undefined) return;
      const error = refusal && new EventsError(`the broker has refused the event (${refusal})`);
      window.settle(number)?.settle(error || undefined);
      pump();
    },
    onDown: (reason) =>
      options.onError?.(new EventsError(`no connection to the broker of events (${reason})`)),
  });

  const give = (body: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const isAway = link.downForMs > PUBLISH_TIMEOUT_MS;
      const timeoutMs = isAway ? PUBLISH_TIMEOUT_AWAY_MS : PUBLISH_TIMEOUT_MS;
      const number = window.add({
        body,
        settle(error) {
          clearTimeout(timer);
          if (error) reject(error);
          else resolve();
        },
      });
      const timer = setTimeout(() => {
        const isStuck =
          link.isUp &&
          window.isInFlight(number) &&
          performance.now() - lastAnswerAt > STUCK_AFTER_MS;
        window.settle(number)?.settle(toTimeoutError(timeoutMs, link.lastReason));
        if (isStuck) link.restart('no acknowledgement');
      }, timeoutMs);
      pump();
    });

  return {
    async publish(event) {
      if (closed) throw new EventsError('the event publisher is closed');
      const outcome = give(toFrameBody(toPulsarMessage(event)));
      unsettled.add(outcome);
      await outcome.finally(() => unsettled.delete(outcome));
    },
    close() {
      return (closed ??= Promise.allSettled(unsettled).then(() => link.close()));
    },
  };
}

function toTimeoutError(timeoutMs: number, reason: string | undefined): EventsError {
  const last = reason === undefined ? '' : `; the last connection: ${reason}`;
  return new EventsError(`no acknowledgement of the event within ${timeoutMs} ms${last}`);
}
