/** A span that is known as a whole when it is over. */
export interface PastSpan {
  readonly name: string;
  /** Its own W3C `traceparent`: trace id, span id and flags. */
  readonly traceparent: string;
  /** The `traceparent` of the span above it. */
  readonly parent?: string | undefined;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

export interface TracingOptions {
  /** Base URL of an OTLP/HTTP collector, as in `OTEL_EXPORTER_OTLP_ENDPOINT`; without it tracing is off. */
  readonly endpoint?: string | undefined;
  readonly serviceName: string;
}

/** Tracing that is on: OpenTelemetry's API is live. Spans are exported in batches, without personal data. */
export interface Tracing {
  /** Exports a span that was made elsewhere, where its flags say that it is sampled. */
  recordSpan(span: PastSpan): void;
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
