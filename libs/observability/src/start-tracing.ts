import { context, propagation, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { AsyncContextManager } from './async-context-manager.js';
import { createCleanExporter } from './clean-exporter.js';
import { toReadableSpan } from './past-span.js';
import type { Tracing } from './tracing.js';

const EXPORT_TIMEOUT_MS = 2_000;

/** Loads OpenTelemetry's SDK and registers it; see `createTracing`. */
export function startTracing(options: { endpoint: string; serviceName: string }): Tracing {
  const url = `${options.endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = createCleanExporter(
    new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS }),
  );
  const spanProcessor = new BatchSpanProcessor(exporter, {
    exportTimeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const resource = new Resource({ 'service.name': options.serviceName });
  const provider = new BasicTracerProvider({ resource, spanProcessors: [spanProcessor] });
  provider.register({
    contextManager: new AsyncContextManager(),
    propagator: new W3CTraceContextPropagator(),
  });
  return {
    recordSpan(span) {
      const readable = toReadableSpan(span, resource);
      if (readable !== undefined) spanProcessor.onEnd(readable);
    },
    async close() {
      const limit = new Promise((resolve) => setTimeout(resolve, EXPORT_TIMEOUT_MS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), limit]);
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}
