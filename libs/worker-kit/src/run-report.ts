import type { Sinks } from '@temporalio/workflow';
import type { TraceContext } from './trace-context.js';

/** How a workflow run can end, as `status` of conn_dict_worker_tasks_processed_total. */
export type RunStatus = 'completed' | 'failed' | 'cancelled' | 'continued_as_new';

/** A workflow run that has ended. */
export interface RunReport {
  readonly status: RunStatus;
  /** What the run's starter handed to it; missing where it began no trace. */
  readonly parent?: TraceContext;
}

/** The sink that tells the worker of ended runs; types alone, since both sides of the sandbox read them. */
export interface RunSinks extends Sinks {
  connDictRuns: {
    ended(report: RunReport): void;
  };
}
