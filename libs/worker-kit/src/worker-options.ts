import type { Tracing, WorkerMetrics } from '@conn-dict/observability';
import type { PayloadCodec } from '@temporalio/common';
import type { NativeConnection, WorkerDeploymentOptions, WorkerOptions } from '@temporalio/worker';
import { createActivityInterceptor } from './activity-interceptor.js';
import { createActivityTracing } from './activity-tracing.js';
import type { Domain } from './domain.js';
import { toGraceEnd } from './give-up.js';
import { HEARTBEAT_EVERY_MS_MAX } from './heartbeat.js';
import { createRunSinks } from './run-sinks.js';
import { toDataConverter, toWorkflowBundle } from './payload-encryption.js';
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
  readonly payloadCodec?: PayloadCodec | undefined;
  /** Stops the worker. */
  readonly stop: AbortSignal;
}

/** Of the work that stays on a host, so many at once: each has a file open, and a few MiB. */
const HOST_ACTIVITIES_MAX = 50;

/** Polls for it under way at once: it comes a few times a day. */
const HOST_POLLS = 1;

/** Makes the SDK's options of the worker of this process's own queue; `undefined` where its domain needs none. */
export function toHostWorkerOptions(deps: WorkerOptionsDeps): WorkerOptions | undefined {
  const { settings, domain } = deps;
  const { hostActivities = {} } = domain;
  if (Object.keys(hostActivities).length === 0) return undefined;
  return {
    ...toSharedOptions(deps),
    taskQueue: settings.temporal.hostTaskQueue,
    activities: hostActivities,
    maxConcurrentActivityTaskExecutions: HOST_ACTIVITIES_MAX,
    maxConcurrentActivityTaskPolls: HOST_POLLS,
  };
}

/** Makes the SDK's options of the worker. */
export function toWorkerOptions(deps: WorkerOptionsDeps): WorkerOptions {
  const { settings, domain, metrics, tracing } = deps;
  const { temporal, slots, pollers } = settings;
  const workflowTasks = workflowTasksMax(settings);
  return {
    ...toSharedOptions(deps),
    taskQueue: temporal.taskQueue,
    workflowBundle: toWorkflowBundle(deps.bundlePath, deps.payloadCodec),
    activities: domain.activities,
    maxConcurrentWorkflowTaskExecutions: workflowTasks,
    maxConcurrentActivityTaskExecutions: slots.activities,
    maxConcurrentLocalActivityExecutions: slots.activities,
    maxConcurrentWorkflowTaskPolls: Math.min(pollers.workflows, workflowTasks),
    maxConcurrentActivityTaskPolls: Math.min(pollers.activities, slots.activities),
    maxCachedWorkflows: settings.maxCachedWorkflows,
    workflowThreadPoolSize: 1,
    sinks: createRunSinks(metrics, createRunTracer(tracing)),
    ...toDeploymentOptions(temporal.deployment),
  };
}

/** What both workers of a process have alike. */
function toSharedOptions(deps: WorkerOptionsDeps) {
  const { connection, settings, metrics, tracing, payloadCodec, stop } = deps;
  const { temporal, shutdownTimeoutMs } = settings;
  return {
    connection,
    namespace: temporal.namespace,
    ...toDataConverter(payloadCodec),
    maxHeartbeatThrottleInterval: HEARTBEAT_EVERY_MS_MAX,
    shutdownGraceTime: shutdownTimeoutMs,
    shutdownForceTime: shutdownTimeoutMs + FORCE_AFTER_MS,
    interceptors: {
      activity: [
        ...(tracing === undefined ? [] : [createActivityTracing()]),
        createActivityInterceptor(metrics, toGraceEnd(stop, shutdownTimeoutMs)),
      ],
    },
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
