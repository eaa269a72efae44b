import { toTlsFault } from '@conn-dict/tls';
import { WebSocket, type ClientOptions } from 'ws';
import { PULSAR } from '../pulsar-access.js';

/** Pulsar lets a connection go that is idle for 300 s; a peer that is silent for twice this long is gone. */
const PING_EVERY_MS = 30_000;
/** A producer is made during the handshake; a topic that has to be loaded first takes seconds. */
const HANDSHAKE_TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 1_000;
/** An answer is some hundred bytes. */
const ANSWER_BYTES_MAX = 64 * 1024;

export interface ProducerConnectionOptions {
  readonly url: string;
  /** Certificates and headers. */
  readonly handshake: ClientOptions;
  /** @default 30 s */
  readonly pingEveryMs?: number | undefined;
  readonly onOpen: () => void;
  /** Takes each text that comes. */
  readonly onText: (text: string) => void;
  /** The peer is alive. */
  readonly onSign: () => void;
  /** The end, once; also of a connection that has never opened. */
  readonly onEnd: (reason: string) => void;
}

/** One WebSocket, from its handshake to its end. */
export interface ProducerConnection {
  send(text: string): void;
  /** Ends it at once. */
  cut(reason: string): void;
  /** Takes leave, for a second at most. */
  close(): Promise<void>;
}

export function openProducerConnection(options: ProducerConnectionOptions): ProducerConnection {
  const socket = new WebSocket(options.url, {
    ...options.handshake,
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    maxPayload: ANSWER_BYTES_MAX,
    perMessageDeflate: false,
  });
  let reason: string | undefined;
  let stopPings = (): void => undefined;
  const cut = (why: string): void => {
    reason ??= why;
    socket.terminate();
  };
  const ended = new Promise<void>((resolve) => {
    socket.once('close', (code) => {
      stopPings();
      options.onEnd(reason ?? `closed with ${code}`);
      resolve();
    });
  });
  socket.on('error', (error) => (reason ??= toReason(error)));
  socket.once('open', () => {
    stopPings = keepAlive(socket, options, cut);
    options.onOpen();
  });
  // An answer is small and comes in one piece: the default kind of data is one buffer.
  socket.on('message', (data) => options.onText((data as Buffer).toString('utf8')));
  return {
    send: (text) => socket.send(text, ignoreError),
    cut,
    async close() {
      const force = setTimeout(cut, CLOSE_TIMEOUT_MS, 'no answer to the close');
      socket.close();
      await ended;
      clearTimeout(force);
    },
  };
}

/** Pings, so that the proxy keeps the connection, and cuts it when nothing has come back: it may be half open. */
function keepAlive(
  socket: WebSocket,
  { pingEveryMs = PING_EVERY_MS, onSign }: ProducerConnectionOptions,
  cut: (reason: string) => void,
): () => void {
  let isSilent = false;
  const hear = (): void => {
    isSilent = false;
    onSign();
  };
  socket.on('message', hear);
  socket.on('pong', hear);
  const timer = setInterval(() => {
    if (isSilent) cut(`no sign of life for ${pingEveryMs} ms`);
    else socket.ping(undefined, undefined, ignoreError);
    isSilent = true;
  }, pingEveryMs);
  return () => clearInterval(timer);
}

/** Ours for TLS, codes of the system, or what `ws` says of a handshake; none has anything of an event. */
function toReason(error: Error): string {
  const fault = toTlsFault(error, PULSAR);
  if (fault !== undefined) return fault;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

/** A connection that cannot send ends, and its end says so. */
const ignoreError = (): void => undefined;
