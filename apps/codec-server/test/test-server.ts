import { createSecretKey } from 'node:crypto';
import type { CodecServerConfig } from '@conn-dict/config';
import { createPayloadCodec } from '@conn-dict/encryption';
import { createLogger } from '@conn-dict/observability';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { openCodecServer } from '../src/open-codec-server.js';
import { openMetrics } from '../src/open-metrics.js';

export const TOKEN = 'token-of-the-test-0123456789abcdef';
export const ORIGIN = 'https://temporal.example.com';
export const SECRET = 'Zulmira Canario, zulmira@example.com';

const ENCRYPTION = { keys: { k: createSecretKey(Buffer.alloc(32, 1)) }, keyId: 'k' };
export const codec = createPayloadCodec(ENCRYPTION);

/** A server that listens on a free port of loopback. */
export interface TestServer {
  readonly url: string;
  /** All that it has logged. */
  logs(): string;
  /** What it has measured, as Prometheus gets it. */
  metrics(): Promise<string>;
  /** Asks as the CLI does; `headers` over the right ones. */
  ask(
    operation: string,
    body: unknown,
    headers?: Readonly<Record<string, string | undefined>>,
  ): Promise<{ status: number; body: string; headers: Headers }>;
  close(): Promise<void>;
}

export async function startTestServer(
  change: Partial<CodecServerConfig> = {},
): Promise<TestServer> {
  const lines: string[] = [];
  const config = {
    address: '127.0.0.1:0',
    metricsAddress: '127.0.0.1:0',
    origins: [ORIGIN],
    namespaces: ['default', 'other'],
    tokens: ['another-token-0123456789abcdef-0123', TOKEN],
    encode: false,
    requestsPerMinute: 1_000,
    logLevel: 'debug',
    ...change,
  } as const;
  const logger = createLogger({ level: 'debug', write: (line) => lines.push(line) });
  const encryption = { ...ENCRYPTION, acceptPlain: false };
  const { metrics, server: metricsServer } = await openMetrics(config);
  const deps = { metrics, logger, tlsLookEveryMs: 20 };
  const server = await openCodecServer({ server: config, encryption }, deps);
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    logs: () => lines.join(''),
    metrics: async () => (await fetch(`http://127.0.0.1:${metricsServer!.port}/metrics`)).text(),
    async ask(operation, body, headers = {}) {
      const given = { authorization: `Bearer ${TOKEN}`, 'x-namespace': 'default', ...headers };
      const response = await fetch(`${url}/${operation}`, {
        method: 'POST',
        headers: Object.entries(given).filter((pair): pair is [string, string] => !!pair[1]),
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: await response.text(), headers: response.headers };
    },
    async close() {
      await Promise.all([server.close(), metricsServer?.close()]);
    },
  };
}

/** The body that Temporal's UI and CLI send, of these payloads. */
export function toBody(...payloads: readonly Payload[]): object {
  const toText = (bytes?: Uint8Array | null) => Buffer.from(bytes ?? []).toString('base64');
  return {
    payloads: payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(
        Object.entries(metadata ?? {}).map(([name, value]) => [name, toText(value)]),
      ),
      data: toText(data),
    })),
  };
}

export const plain = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);

export async function sealed(value: unknown): Promise<Payload> {
  const [payload] = await codec.encode([plain(value)]);
  return payload!;
}
