import type { WorkerConfig } from '@conn-dict/config';
import type { WorkerSettings } from '@conn-dict/worker-kit';

/** Takes from the configuration what makes the worker itself. */
export function toWorkerSettings(config: WorkerConfig): WorkerSettings {
  const { temporal, worker, observability } = config;
  const { address, namespace, taskQueue, tls, apiKey, metadata } = temporal;
  return {
    temporal: {
      connection: {
        address,
        ...(tls !== undefined && { tls }),
        ...(apiKey !== undefined && { apiKey }),
        ...(metadata !== undefined && { metadata }),
      },
      namespace,
      taskQueue,
      deployment: toDeployment(temporal),
    },
    slots: { activities: worker.maxConcurrentActivities, workflows: worker.maxConcurrentWorkflows },
    pollers: { activities: worker.activityPollers, workflows: worker.workflowPollers },
    maxCachedWorkflows: worker.maxCachedWorkflows,
    healthPort: observability.healthPort,
    metricsPort: observability.metricsPort,
    shutdownTimeoutMs: worker.shutdownTimeoutMs,
  };
}

function toDeployment({
  deploymentName,
  buildId,
}: WorkerConfig['temporal']): WorkerSettings['temporal']['deployment'] {
  if (deploymentName === undefined || buildId === undefined) return undefined;
  return { deploymentName, buildId };
}
