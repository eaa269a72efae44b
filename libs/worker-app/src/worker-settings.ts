import type { WorkerConfig } from '@conn-dict/config';
import { domainTaskQueue, type Domain } from '@conn-dict/contracts';
import type { WorkerSettings } from '@conn-dict/worker-kit';

/** Takes from the configuration what makes the worker itself: of one domain, or of all. */
export function toWorkerSettings(config: WorkerConfig, domain?: Domain): WorkerSettings {
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
      taskQueue: domain === undefined ? taskQueue : domainTaskQueue(taskQueue, domain),
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
