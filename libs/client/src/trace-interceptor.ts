import { defaultPayloadConverter, type WorkflowClientInterceptor } from '@temporalio/client';

/** Header in which Temporal's OpenTelemetry interceptors, of every SDK, hand on the W3C trace context (ADR 2). */
const TRACE_HEADER = '_tracer-data';

/** W3C headers by name: `traceparent` and, where there is one, `tracestate`. */
export type TraceContext = Readonly<Record<string, string>>;

/** Hands the caller's trace on to the runs that it starts. */
export function createTraceInterceptor(
  traceContext: () => TraceContext | undefined,
): WorkflowClientInterceptor {
  return {
    startWithDetails(input, next) {
      const { traceparent, tracestate } = traceContext() ?? {};
      if (traceparent === undefined) return next(input);
      const context = { traceparent, ...(tracestate !== undefined && { tracestate }) };
      const header = defaultPayloadConverter.toPayload(context);
      return next({ ...input, headers: { ...input.headers, [TRACE_HEADER]: header } });
    },
  };
}
