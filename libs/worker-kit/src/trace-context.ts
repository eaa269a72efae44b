import { defaultPayloadConverter, type Headers } from '@temporalio/common';

/**
 * Header in which Temporal's OpenTelemetry interceptors, of every SDK, hand on the W3C trace context: a JSON object
 * of `traceparent` and, where there is one, `tracestate`.
 */
const TRACE_HEADER = '_tracer-data';

/** A W3C trace context as text: `traceparent`, `tracestate`. */
export type TraceContext = Readonly<Record<string, string>>;

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Reads the trace context from the headers; `undefined` where there is none that is well-formed. */
export function readTraceContext(headers: Headers): TraceContext | undefined {
  const payload = headers[TRACE_HEADER];
  if (payload === undefined) return undefined;
  try {
    const context = defaultPayloadConverter.fromPayload<TraceContext>(payload);
    return TRACEPARENT.test(context['traceparent'] ?? '') ? context : undefined;
  } catch {
    return undefined;
  }
}

/** Puts the trace context into the headers. */
export function withTraceContext(headers: Headers, context: TraceContext): Headers {
  return { ...headers, [TRACE_HEADER]: defaultPayloadConverter.toPayload(context) };
}

/**
 * Makes the trace context that a workflow run hands to its activities.
 *
 * It is computed from the run id alone, so that every replay makes the same: the span of the run is the first half of
 * its run id, and where nobody began a trace the run id is the trace id.
 */
export function toRunTraceContext(runId: string, parent: TraceContext | undefined): TraceContext {
  const hex = runId.replaceAll('-', '').toLowerCase().padEnd(32, '0').slice(0, 32);
  const [, traceId = hex, , flags = '01'] = TRACEPARENT.exec(parent?.['traceparent'] ?? '') ?? [];
  const traceparent = `00-${traceId}-${hex.slice(0, 16)}-${flags}`;
  const tracestate = parent?.['tracestate'];
  return tracestate === undefined ? { traceparent } : { traceparent, tracestate };
}
