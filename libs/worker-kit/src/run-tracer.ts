import type { Tracing } from '@conn-dict/observability';
import type { WorkflowInfo } from '@temporalio/workflow';
import type { RunReport } from './run-report.js';
import { toRunTraceContext } from './trace-context.js';

/** Writes the span of a workflow run when the run has ended. */
export interface RunTracer {
  runEnded(info: WorkflowInfo, report: RunReport): void;
}

/** Makes the tracer of runs; nothing while tracing is off. */
export function createRunTracer(tracing: Tracing | undefined): RunTracer | undefined {
  if (tracing === undefined) return undefined;
  return {
    runEnded({ runId, workflowId, workflowType, startTime, taskQueue }, { status, parent }) {
      const { traceparent = '' } = toRunTraceContext(runId, parent);
      tracing.recordSpan({
        name: `RunWorkflow:${workflowType}`,
        traceparent,
        parent: parent?.['traceparent'],
        startedAtMs: startTime.getTime(),
        endedAtMs: Date.now(),
        failed: status === 'failed',
        attributes: { temporalWorkflowId: workflowId, run_id: runId, taskQueue, status },
      });
    },
  };
}
