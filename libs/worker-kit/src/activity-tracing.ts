import { SpanStatusCode, context, propagation, trace } from '@opentelemetry/api';
import type { Context as ActivityContext } from '@temporalio/activity';
import type { ActivityExecuteInput, ActivityInterceptorsFactory, Next } from '@temporalio/worker';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { readTraceContext } from './trace-context.js';

/** Runs each attempt of an activity in a span, child of the run that scheduled it. Only of use while tracing is on. */
export function createActivityTracing(): ActivityInterceptorsFactory {
  const tracer = trace.getTracer('@conn-dict/worker-kit');
  return (activity) => ({
    inbound: {
      execute(input, next) {
        const parent = propagation.extract(context.active(), readTraceContext(input.headers) ?? {});
        const name = `RunActivity:${activity.info.activityType}`;
        return tracer.startActiveSpan(
          name,
          { attributes: toAttributes(activity) },
          parent,
          (span) => runInSpan(span, input, next),
        );
      },
    },
    outbound: {
      getLogAttributes(input, next) {
        const spanContext = trace.getActiveSpan()?.spanContext();
        return next(spanContext === undefined ? input : { traceId: spanContext.traceId, ...input });
      },
    },
  });
}

type Span = NonNullable<ReturnType<typeof trace.getActiveSpan>>;

async function runInSpan(
  span: Span,
  input: ActivityExecuteInput,
  next: Next<ActivityInboundCallsInterceptor, 'execute'>,
): Promise<unknown> {
  try {
    return await next(input);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
    throw error;
  } finally {
    span.end();
  }
}

function toAttributes({ info }: ActivityContext): Record<string, string | number> {
  return {
    temporalActivityId: info.activityId,
    attempt: info.attempt,
    ...(info.workflowExecution && {
      temporalWorkflowId: info.workflowExecution.workflowId,
      run_id: info.workflowExecution.runId,
    }),
  };
}
