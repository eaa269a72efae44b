import type { IResource } from '@opentelemetry/resources';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';

export interface TracingOptions {
  /** Base URL of an OTLP/HTTP collector, as in `OTEL_EXPORTER_OTLP_ENDPOINT`; without it tracing is off. */
  readonly endpoint?: string | undefined;
  readonly serviceName: string;
}

/** Tracing that is on. Spans are exported in batches, without personal data. */
export interface Tracing {
  /** For spans that are made elsewhere, as in the workflow sandbox. */
  readonly spanProcessor: SpanProcessor;
  readonly resource: IResource;
  /** Sends what is left, at most for 2 s, and gives OpenTelemetry's globals back. Never throws. */
  close(): Promise<void>;
}

/**
 * Turns tracing on for the process, or answers `undefined` where there is no endpoint: then nothing of
 * OpenTelemetry's SDK is loaded.
 */
export async function createTracing({
  endpoint,
  serviceName,
}: TracingOptions): Promise<Tracing | undefined> {
  if (endpoint === undefined || endpoint === '') return undefined;
  const { startTracing } = await import('./start-tracing.js');
  return startTracing({ endpoint, serviceName });
}
