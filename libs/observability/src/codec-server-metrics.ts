import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { createCertificateMetrics, type CertificateSource } from './certificate-metrics.js';

/** Seconds; a body is 8 MiB at most, and keys of who signs tokens are waited for 5 s. */
const DURATION_BUCKETS_SECONDS = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** One request of the codec protocol. */
export interface EndedRequest {
  /** `decode`, `encode`, or `other`. */
  readonly operation: string;
  /** The status of its answer; `undefined` where the caller went away before there was one. */
  readonly status: number | undefined;
  readonly durationSeconds: number;
}

/** What the codec server measures of itself, in a registry of its own. Nobody's name and no key id is in it. */
export interface CodecServerMetrics {
  /** Counts a request, by how it ended, and measures it. */
  requestEnded(request: EndedRequest): void;
  /** Counts payloads that were decrypted or encrypted, by `decode` or `encode`. */
  payloadsConverted(operation: string, count: number): void;
  readonly contentType: string;
  /** All of it in Prometheus' text format. */
  text(): Promise<string>;
}

export interface CodecServerMetricsOptions {
  /** Adds Node's process metrics. @default true */
  readonly processMetrics?: boolean;
  /** Certificates whose expiry is told. @default none */
  readonly certificates?: readonly CertificateSource[];
}

/** Makes the metrics of the codec server (docs/metrics.md). */
export function createCodecServerMetrics({
  processMetrics = true,
  certificates = [],
}: CodecServerMetricsOptions = {}): CodecServerMetrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'conn_dict_codec_server_requests_total',
    help: 'Requests that have ended, by the status of their answer.',
    labelNames: ['operation', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'conn_dict_codec_server_request_duration_seconds',
    help: 'Time that a request took.',
    labelNames: ['operation'],
    buckets: DURATION_BUCKETS_SECONDS,
    registers,
  });
  const payloads = new Counter({
    name: 'conn_dict_codec_server_payloads_total',
    help: 'Payloads that were decrypted or encrypted.',
    labelNames: ['operation'],
    registers,
  });
  for (const operation of ['decode', 'encode']) payloads.inc({ operation }, 0);
  createCertificateMetrics('codec_server', registers, certificates);
  if (processMetrics) collectDefaultMetrics({ register: registry });
  return {
    requestEnded({ operation, status, durationSeconds }) {
      requests.inc({ operation, status: String(status ?? 'aborted') });
      duration.observe({ operation }, durationSeconds);
    },
    payloadsConverted: (operation, count) => payloads.inc({ operation }, count),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
