import { duration } from '../formats/go-duration.js';
import { integer } from '../formats/integer.js';
import { group } from '../group.js';
import { variable } from '../variable.js';

/** How much one worker process takes on. */
export interface WorkerSlotsConfig {
  readonly maxConcurrentActivities: number;
  readonly maxConcurrentWorkflows: number;
  /** Never more than `maxConcurrentWorkflows`: the SDK refuses that. */
  readonly workflowPollers: number;
  /** Never more than `maxConcurrentActivities`. */
  readonly activityPollers: number;
  readonly maxCachedWorkflows: number;
  readonly shutdownTimeoutMs: number;
}

export const workerGroup = group({
  title: 'Worker',
  variables: {
    MAX_CONCURRENT_ACTIVITIES: variable({
      format: integer({ min: 1, max: 10_000 }),
      default: '200',
      meaning: 'Activities that run at once.',
    }),
    MAX_CONCURRENT_WORKFLOWS: variable({
      format: integer({ min: 2, max: 10_000 }),
      default: '100',
      meaning: 'Workflow tasks that run at once; the SDK needs two.',
    }),
    MAX_CONCURRENT_WORKFLOW_TASK_POLLERS: variable({
      format: integer({ min: 2, max: 100 }),
      default: '10',
      meaning: 'Polls for workflow tasks under way at once; cut to MAX_CONCURRENT_WORKFLOWS.',
    }),
    MAX_CONCURRENT_ACTIVITY_TASK_POLLERS: variable({
      format: integer({ min: 1, max: 100 }),
      default: '20',
      meaning: 'Polls for activity tasks under way at once; cut to MAX_CONCURRENT_ACTIVITIES.',
    }),
    MAX_CACHED_WORKFLOWS: variable({
      format: integer({ min: 0, max: 100_000 }),
      default: '600',
      meaning:
        'Workflows kept in memory between their tasks; the others are replayed when they go on. The cache counts workflows, not bytes: about 300 KB each: 10,000 that wait, 1000 of them cached, make 430 MB (claims) to 580 MB (investigations, while they are opened on a busy machine). No more workflow tasks run at once than it holds; with 0, one.',
    }),
    SHUTDOWN_TIMEOUT: variable({
      format: duration({ min: '1s', max: '1h' }),
      default: '30s',
      meaning:
        'How long running tasks may go on after SIGTERM. Keep terminationGracePeriodSeconds above it.',
    }),
  },
  toConfig: (values): WorkerSlotsConfig => ({
    maxConcurrentActivities: values.MAX_CONCURRENT_ACTIVITIES,
    maxConcurrentWorkflows: values.MAX_CONCURRENT_WORKFLOWS,
    workflowPollers: Math.min(
      values.MAX_CONCURRENT_WORKFLOW_TASK_POLLERS,
      values.MAX_CONCURRENT_WORKFLOWS,
    ),
    activityPollers: Math.min(
      values.MAX_CONCURRENT_ACTIVITY_TASK_POLLERS,
      values.MAX_CONCURRENT_ACTIVITIES,
    ),
    maxCachedWorkflows: values.MAX_CACHED_WORKFLOWS,
    shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT,
  }),
});
