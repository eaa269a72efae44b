import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { until } from './worker-program.js';

/** A worker deployment at Temporal, as an operator handles it. */
export interface WorkerDeployment {
  readonly deploymentName: string;
  /** Sends new runs to the build, and with their next task those that are not pinned. */
  setCurrent(buildId: string): Promise<void>;
  /** Sends a share of the same to the build. */
  setRamp(buildId: string, percentage: number): Promise<void>;
  /** Whether the build is none of a run's any more. */
  isDrained(buildId: string): Promise<boolean>;
  /** The builds that completed the workflow's tasks, in their order. */
  buildsOf(workflowId: string): Promise<readonly string[]>;
}

/** `VERSION_DRAINAGE_STATUS_DRAINED` */
const DRAINED = 2;

export function openDeployment(
  { connection, client }: TestWorkflowEnvironment,
  deploymentName: string,
): WorkerDeployment {
  const { workflowService } = connection;
  const namespace = 'default';
  const describe = (buildId: string) =>
    workflowService.describeWorkerDeploymentVersion({
      namespace,
      deploymentVersion: { deploymentName, buildId },
    });
  /** A build is known a moment after its worker polls. */
  const whenKnown = async (buildId: string): Promise<void> => {
    const isKnown = () =>
      describe(buildId).then(
        () => true,
        () => false,
      );
    await until(isKnown, Boolean);
  };
  return {
    deploymentName,
    async setCurrent(buildId) {
      await whenKnown(buildId);
      await workflowService.setWorkerDeploymentCurrentVersion({
        namespace,
        deploymentName,
        buildId,
        identity: 'operator',
      });
    },
    async setRamp(buildId, percentage) {
      await whenKnown(buildId);
      await workflowService.setWorkerDeploymentRampingVersion({
        namespace,
        deploymentName,
        buildId,
        percentage,
        identity: 'operator',
      });
    },
    async isDrained(buildId) {
      const { workerDeploymentVersionInfo: info } = await describe(buildId);
      return info?.drainageInfo?.status === DRAINED;
    },
    async buildsOf(workflowId) {
      const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
      return (events ?? []).flatMap(({ workflowTaskCompletedEventAttributes: task }) =>
        task ? [task.deploymentVersion?.buildId ?? ''] : [],
      );
    },
  };
}
