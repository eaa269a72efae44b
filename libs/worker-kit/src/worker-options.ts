import type { Tracing, WorkerMetrics } from '@conn-dict/observability';
import type { NativeConnection, WorkerDeploymentOptions, WorkerOptions } from '@temporalio/worker';
import { createActivityInterceptor } from './activity-interceptor.js';
import { createActivityTracing } from './activity-tracing.js';
import type { Domain } from './domain.js';
import { toGraceEnd } from './give-up.js';
import { HEARTBEAT_EVERY_MS_MAX } from './heartbeat.js';
import { createRunSinks } from './run-sinks.js';
import { createRunTracer } from './run-tracer.js';
import type { WorkerDeployment, WorkerSettings } from './worker-settings.js';
import { workflowTasksMax } from './workflow-tasks.js';

/** Beyond the time for running tasks, for the cancelled ones to report themselves; then the worker gives up. */
const FORCE_AFTER_MS = 2_000;

export interface WorkerOptionsDeps {
  readonly settings: WorkerSettings;
  readonly domain: Domain;
  readonly bundlePath: string;
  readonly connection: NativeConnection;
  readonly metrics: WorkerMetrics;
  readonly tracing: Tracing | undefined;
  /** Stops the worker. */
  readonly stop: AbortSignal;
}

/** Makes the SDK's options of the worker. */
export function toWorkerOptions(deps: WorkerOptionsDeps): WorkerOptions {
  const { settings, domain, metrics, tracing } = deps;
  const { temporal, slots, pollers } = settings;
  const workflowTasks = workflowTasksMax(settings);
  return {
    connection: deps.connection,
    namespace: temporal.namespace,
    taskQueue: temporal.taskQueue,
    workflowBundle: { codePath: deps.bundlePath },
    activities: domain.activities,
    maxConcurrentWorkflowTaskExecutions: workflowTasks,
    maxConcurrentActivityTaskExecutions: slots.activities,
    maxConcurrentLocalActivityExecutions: slots.activities,
    maxConcurrentWorkflowTaskPolls: Math.min(pollers.workflows, workflowTasks),
    maxConcurrentActivityTaskPolls: Math.min(pollers.activities, slots.activities),
    maxCachedWorkflows: settings.maxCachedWorkflows,
    workflowThreadPoolSize: 1,
    maxHeartbeatThrottleInterval: HEARTBEAT_EVERY_MS_MAX,
    shutdownGraceTime: settings.shutdownTimeoutMs,
    shutdownForceTime: settings.shutdownTimeoutMs + FORCE_AFTER_MS,
    interceptors: {
      activity: [
        ...(tracing === undefined ? [] : [createActivityTracing()]),
        createActivityInterceptor(metrics, toGraceEnd(deps.stop, settings.shutdownTimeoutMs)),
      ],
    },
    sinks: createRunSinks(metrics, createRunTracer(tracing)),
    ...toDeploymentOptions(temporal.deployment),
  };
}

function toDeploymentOptions(deployment: WorkerDeployment | undefined): {
  workerDeploymentOptions?: WorkerDeploymentOptions;
} {
  if (deployment === undefined) return {};
  return {
    workerDeploymentOptions: {
      version: deployment,
      useWorkerVersioning: true,
      defaultVersioningBehavior: 'AUTO_UPGRADE',
    },
  };
}
