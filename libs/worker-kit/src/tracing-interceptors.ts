import type { Tracing } from '@conn-dict/observability';
import {
  OpenTelemetryActivityInboundInterceptor,
  OpenTelemetryActivityOutboundInterceptor,
  makeWorkflowExporter,
} from '@temporalio/interceptors-opentelemetry';
import type { OpenTelemetrySinks } from '@temporalio/interceptors-opentelemetry/lib/workflow/index.js';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';

/** Spans of activities, children of the workflow's; none while tracing is off. */
export function toTracingInterceptors(tracing: Tracing | undefined): ActivityInterceptorsFactory[] {
  if (tracing === undefined) return [];
  return [
    (context) => ({
      inbound: new OpenTelemetryActivityInboundInterceptor(context),
      outbound: new OpenTelemetryActivityOutboundInterceptor(context),
    }),
  ];
}

/** Where the workflow sandbox sends its spans: to the exporter, or nowhere while tracing is off. */
export function createTracingSinks(
  tracing: Tracing | undefined,
): InjectedSinks<OpenTelemetrySinks> {
  if (tracing === undefined) return { exporter: { export: { fn: () => undefined } } };
  return { exporter: makeWorkflowExporter(tracing.spanProcessor, tracing.resource) };
}
