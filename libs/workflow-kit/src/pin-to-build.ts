import { setWorkflowOptions, workflowInfo } from '@temporalio/workflow';

/**
 * Has every run of a short workflow end on the build that began it, where workers are versioned: no change of its code
 * meets a run that is under way. Not for a workflow that waits for days: its build's workers would have to stay as long.
 *
 * Says nothing where they are not: Temporal refuses every task of a worker without a deployment that asks for a behaviour,
 * and the run stands still. Makes no command: histories do not depend on it.
 */
export function pinToBuild(workflow: (input: never) => Promise<unknown>): void {
  setWorkflowOptions(() => {
    // A worker without a deployment still tells its build.
    const isVersioned = Boolean(workflowInfo().currentDeploymentVersion?.deploymentName);
    return isVersioned ? { versioningBehavior: 'PINNED' } : {};
  }, workflow);
}
