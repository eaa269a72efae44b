import type { ClientOptions } from 'ws';
import { openProducerConnection, type ProducerConnection } from './producer-connection.js';

const RETRY_FIRST_MS = 100;
/** Less than an event's bound: while a loss is new, each event that waits sees at least one attempt. */
const RETRY_MAX_MS = 3_000;

export interface ProducerLinkOptions {
  /** Address of the next connection. */
  readonly toUrl: () => string;
  /** What its handshake takes along. */
  readonly toHandshake: () => ClientOptions;
  readonly pingEveryMs?: number | undefined;
  /** A connection is there: nothing has been sent over it. */
  readonly onUp: () => void;
  readonly onText: (text: string) => void;
  /** The connection is lost, or the first attempt has failed; not told again until `onUp`. */
  readonly onDown: (reason: string) => void;
}

/** A connection that comes back by itself, with growing pauses, until it is closed. Begins at once; waits for nobody. */
export interface ProducerLink {
  readonly isUp: boolean;
  /** How long there has been no connection; 0 while it is up. */
  readonly downForMs: number;
  /** Why there was no connection, the last time. */
  readonly lastReason: string | undefined;
  /** Only while it is up. */
  send(text: string): void;
  /** Gives up this connection for another one. */
  restart(reason: string): void;
  close(): Promise<void>;
}

export function createProducerLink(options: ProducerLinkOptions): ProducerLink {
  let connection: ProducerConnection;
  let state: 'new' | 'up' | 'down' | 'closed' = 'new';
  let lastReason: string | undefined;
  let downSince = performance.now();
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;

  const onEnd = (reason: string): void => {
    if (state === 'closed') return;
    lastReason = reason;
    const isNews = state !== 'down';
    if (state === 'up') downSince = performance.now();
    state = 'down';
    retry = setTimeout(connect, pauseAfter(failures++));
    if (isNews) options.onDown(reason);
  };
  const connect = (): void => {
    connection = openProducerConnection({
      url: options.toUrl(),
      handshake: options.toHandshake(),
      pingEveryMs: options.pingEveryMs,
      onOpen: () => {
        if (state === 'closed') return;
        state = 'up';
        options.onUp();
      },
      onText: options.onText,
      onSign: () => (failures = 0),
      onEnd,
    });
  };
  connect();
  return {
    get isUp() {
      return state === 'up';
    },
    get downForMs() {
      return state === 'up' ? 0 : performance.now() - downSince;
    },
    get lastReason() {
      return lastReason;
    },
    send: (text) => connection.send(text),
    restart: (reason) => connection.cut(reason),
    close() {
      state = 'closed';
      clearTimeout(retry);
      return connection.close();
    },
  };
}

/** Doubles; up to half of it is left to chance, so that replicas do not all come back at once. */
function pauseAfter(failures: number): number {
  return Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** failures) * (1 - Math.random() / 2);
}
