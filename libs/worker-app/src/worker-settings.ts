import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { WorkerConfig } from '@conn-dict/config';
import { domainTaskQueue, type Domain } from '@conn-dict/contracts';
import type { WorkerSettings } from '@conn-dict/worker-kit';

/** Takes from the configuration what makes the worker itself: of one domain, or of all. */
export function toWorkerSettings(config: WorkerConfig, domain?: Domain): WorkerSettings {
  const { temporal, worker, observability } = config;
  const { address, namespace, tls, apiKey, metadata } = temporal;
  const taskQueue =
    domain === undefined ? temporal.taskQueue : domainTaskQueue(temporal.taskQueue, domain);
  return {
    temporal: {
      connection: {
        address,
        ...(apiKey !== undefined && { apiKey }),
        ...(metadata !== undefined && { metadata }),
      },
      tls,
      namespace,
      taskQueue,
      hostTaskQueue: `${taskQueue}-host-${hostname()}-${randomUUID()}`,
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
