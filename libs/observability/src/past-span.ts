import { SpanKind, SpanStatusCode, type SpanContext } from '@opentelemetry/api';
import { millisToHrTime, parseTraceParent } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { PastSpan } from './tracing.js';

/** Makes what an exporter takes; `undefined` where the span's `traceparent` is none. */
export function toReadableSpan(span: PastSpan, resource: Resource): ReadableSpan | undefined {
  const spanContext: SpanContext | null = parseTraceParent(span.traceparent);
  if (spanContext === null) return undefined;
  const parentSpanId = parseTraceParent(span.parent ?? '')?.spanId;
  return {
    name: span.name,
    kind: SpanKind.INTERNAL,
    spanContext: () => spanContext,
    ...(parentSpanId !== undefined && { parentSpanId }),
    startTime: millisToHrTime(span.startedAtMs),
    endTime: millisToHrTime(span.endedAtMs),
    duration: millisToHrTime(span.endedAtMs - span.startedAtMs),
    status: { code: span.failed ? SpanStatusCode.ERROR : SpanStatusCode.OK },
    attributes: { ...span.attributes },
    links: [],
    events: [],
    ended: true,
    resource,
    instrumentationLibrary: { name: '@conn-dict/worker-kit' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}
