import type { WorkerOptions } from '@temporalio/worker';
import type {} from 'vitest';

/** How many workflows the workers of a test keep in memory. @default the SDK's own */
export type WorkflowCache = Pick<
  WorkerOptions,
  'maxCachedWorkflows' | 'maxConcurrentWorkflowTaskExecutions'
>;

declare module 'vitest' {
  export interface ProvidedContext {
    /** Given by `vitest.workflows.ts`, which runs the workflow tests with and without a cache. */
    workflowCache: WorkflowCache;
  }
}
