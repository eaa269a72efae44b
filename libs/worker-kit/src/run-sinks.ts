import type { WorkerMetrics } from '@conn-dict/observability';
import type { InjectedSinks } from '@temporalio/worker';
import type { RunSinks } from './run-status.js';

/** Counts the runs that the workflow interceptor reports; a replay counts nothing again. */
export function createRunSinks(metrics: WorkerMetrics): InjectedSinks<RunSinks> {
  return {
    connDictRuns: {
      ended: {
        fn: (_info, workflowType, status) => metrics.workflowEnded(workflowType, status),
        callDuringReplay: false,
      },
    },
  };
}
