import { SpanStatusCode, type Attributes } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { PERSONAL_FIELDS } from './personal-fields.js';
import { toSnakeCase } from './snake-case.js';

/**
 * Exports spans without what may hold personal data: messages and stacks of errors (their type stays), attributes
 * that are named so, and attributes that are no plain values.
 */
export function createCleanExporter(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(toCleanSpan), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

function toCleanSpan(span: ReadableSpan): ReadableSpan {
  const clean: Partial<ReadableSpan> = {
    status:
      span.status.code === SpanStatusCode.ERROR
        ? { code: SpanStatusCode.ERROR }
        : { code: span.status.code },
    attributes: toCleanAttributes(span.attributes),
    events: span.events.map((event) => ({
      ...event,
      attributes: toCleanAttributes(event.attributes ?? {}),
    })),
  };
  return Object.create(span, Object.getOwnPropertyDescriptors(clean)) as ReadableSpan;
}

const DROPPED = new Set(['exception.message', 'exception.stacktrace', 'temporalTerminateReason']);

function toCleanAttributes(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) =>
        !DROPPED.has(name) && !PERSONAL_FIELDS.has(toSnakeCase(name)) && isPlain(value),
    ),
  );
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
