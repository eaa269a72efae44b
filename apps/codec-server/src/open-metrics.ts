import { readFile } from 'node:fs/promises';
import type { CodecServerConfig } from '@conn-dict/config';
import {
  createCodecServerMetrics,
  startHttpServer,
  type CodecServerMetrics,
  type HttpServer,
} from '@conn-dict/observability';
import { toListenAddress } from './listen-address.js';

/** Metrics, and the server that tells them. */
export interface OpenMetrics {
  readonly metrics: CodecServerMetrics;
  /** Left out where the configuration names no address for them. */
  readonly server?: HttpServer;
}

/** Makes the metrics and, where there is an address for them, lets `/metrics` be read. @throws Error where it is taken */
export async function openMetrics({
  tls,
  metricsAddress,
}: Pick<CodecServerConfig, 'tls' | 'metricsAddress'>): Promise<OpenMetrics> {
  const certificates = tls
    ? [{ connection: 'codec-server', kind: 'server', readPem: () => readFile(tls.cert, 'utf8') }]
    : [];
  const metrics = createCodecServerMetrics({ certificates });
  if (metricsAddress === undefined) return { metrics };
  const server = await startHttpServer(toListenAddress(metricsAddress), {
    '/metrics': async () => {
      return { status: 200, contentType: metrics.contentType, body: await metrics.text() };
    },
  });
  return { metrics, server };
}
