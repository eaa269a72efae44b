import type { Sinks } from '@temporalio/workflow';

/** How a workflow run can end, as `status` of conn_dict_worker_tasks_processed_total. */
export type RunStatus = 'completed' | 'failed' | 'cancelled' | 'continued_as_new';

/** The sink that tells the worker of ended runs; types alone, since both sides of the sandbox read them. */
export interface RunSinks extends Sinks {
  connDictRuns: {
    ended(workflowType: string, status: RunStatus): void;
  };
}
