import {
  SpanKind,
  SpanStatusCode,
  context,
  propagation,
  trace,
  type Attributes,
} from '@opentelemetry/api';

/** Something that is done elsewhere, as a span below the one at work. */
export interface ChildSpan {
  /** W3C headers that make what happens there the span's child. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends it; with the type of an error as a failure. */
  end(errorType?: string, attributes?: Attributes): void;
}

export interface ChildSpanOptions {
  readonly name: string;
  readonly kind: 'client' | 'producer';
  readonly attributes: Attributes;
}

const KINDS = { client: SpanKind.CLIENT, producer: SpanKind.PRODUCER } as const;

/** Starts a span below the one at work; `undefined` outside of one, such as for a probe: it would be a trace by itself. */
export function startChildSpan({
  name,
  kind,
  attributes,
}: ChildSpanOptions): ChildSpan | undefined {
  const above = context.active();
  if (trace.getSpan(above) === undefined) return undefined;
  const tracer = trace.getTracer('@conn-dict/observability');
  const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, above);
  const headers: Record<string, string> = {};
  propagation.inject(trace.setSpan(above, span), headers);
  return {
    headers,
    end(errorType, more = {}) {
      span.setAttributes(more);
      if (errorType !== undefined) {
        span.setAttribute('error.type', errorType);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
}
