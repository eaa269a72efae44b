import { setWorkflowOptions } from '@temporalio/workflow';

/**
 * Has every run of a short workflow end on the build that began it, where workers are versioned: no change of its code
 * meets a run that is under way. Not for a workflow that waits for days: its build's workers would have to stay as long.
 *
 * Makes no command: histories do not depend on it.
 */
export function pinToBuild(workflow: (input: never) => Promise<unknown>): void {
  setWorkflowOptions({ versioningBehavior: 'PINNED' }, workflow);
}
