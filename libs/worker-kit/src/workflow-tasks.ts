import type { WorkerSettings } from './worker-settings.js';

/** The SDK's least, but for a worker without a cache. */
const TASKS_MIN = 2;

/**
 * Tells how many workflow tasks may run at once.
 *
 * Each needs its workflow in the cache, and one workflow at a time is worked on without a cache: a task that is taken
 * ahead of that waits in Core until it times out, and is done again and again.
 */
export function workflowTasksMax({
  slots,
  maxCachedWorkflows,
}: Pick<WorkerSettings, 'slots' | 'maxCachedWorkflows'>): number {
  if (maxCachedWorkflows === 0) return 1;
  return Math.max(TASKS_MIN, Math.min(slots.workflows, maxCachedWorkflows));
}
