import { context, propagation } from '@opentelemetry/api';

/** W3C `traceparent` (and `tracestate`) of the span at work, for the next call's metadata; empty while tracing is off. */
export function currentTraceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}
