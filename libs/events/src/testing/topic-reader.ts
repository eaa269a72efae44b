import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { TestPulsar } from './test-pulsar.js';

const READ_TIMEOUT_MS = 60_000;

/** A message as it lies in a topic. */
export interface TopicMessage {
  /** As UTF-8. */
  readonly payload: string;
  readonly key: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
  readonly messageId: string;
}

export interface ReadTopicOptions {
  /** `persistent://tenant/namespace/name`, not partitioned, without batches. */
  readonly topic: string;
}

/** Reads all messages that a topic holds at this moment, in its order; none where there is no such topic. */
export async function readTopic(
  pulsar: Pick<TestPulsar, 'adminUrl' | 'webSocketUrl'>,
  { topic }: ReadTopicOptions,
): Promise<TopicMessage[]> {
  const path = topicPath(topic);
  const count = await countMessages(`${pulsar.adminUrl}/admin/v2/${path}/internalStats`);
  if (count === 0) return [];
  const url = `${pulsar.webSocketUrl}/ws/v2/reader/${path}?messageId=earliest`;
  const socket = new WebSocket(url, { handshakeTimeout: READ_TIMEOUT_MS });
  try {
    return await readMessages(socket, count);
  } finally {
    socket.terminate();
  }
}

async function readMessages(socket: WebSocket, count: number): Promise<TopicMessage[]> {
  const signal = AbortSignal.timeout(READ_TIMEOUT_MS);
  const messages: TopicMessage[] = [];
  socket.on('message', (data) => {
    const message = toMessage(JSON.parse((data as Buffer).toString()) as WireMessage);
    messages.push(message);
    // The next ones come once those before are acknowledged.
    socket.send(JSON.stringify({ messageId: message.messageId }));
    if (messages.length === count) socket.emit('complete');
  });
  await once(socket, 'complete', { signal });
  return messages.slice(0, count);
}

interface WireMessage {
  readonly messageId: string;
  readonly payload: string;
  readonly key?: string;
  readonly properties?: Readonly<Record<string, string>>;
}

function toMessage({ payload, key, properties, messageId }: WireMessage): TopicMessage {
  const text = Buffer.from(payload, 'base64').toString('utf8');
  return { payload: text, key, properties: properties ?? {}, messageId };
}

/** Entries are messages as long as nobody batches. */
async function countMessages(url: string): Promise<number> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(READ_TIMEOUT_MS) });
  if (answer.status === 404) return 0;
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  const { numberOfEntries } = (await answer.json()) as { numberOfEntries: number };
  return numberOfEntries;
}

/** Only the name is encoded: Pulsar takes tenant and namespace as they are. */
function topicPath(topic: string): string {
  const [, domain, tenant, namespace, name] =
    /^([\w-]+):\/\/([^/]+)\/([^/]+)\/(.+)$/.exec(topic) ?? [];
  return `${domain}/${tenant}/${namespace}/${encodeURIComponent(name ?? '')}`;
}
