import type { WorkerMetrics } from '@conn-dict/observability';
import type { InjectedSinks } from '@temporalio/worker';
import type { RunSinks } from './run-report.js';
import type { RunTracer } from './run-tracer.js';

/** Counts and traces the runs that the workflow interceptor reports; a replay reports nothing again. */
export function createRunSinks(
  metrics: WorkerMetrics,
  tracer: RunTracer | undefined,
): InjectedSinks<RunSinks> {
  return {
    connDictRuns: {
      ended: {
        fn(info, report) {
          metrics.workflowEnded(info.workflowType, report.status);
          tracer?.runEnded(info, report);
        },
        callDuringReplay: false,
      },
    },
  };
}
