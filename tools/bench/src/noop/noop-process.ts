import { loadWorkerConfig, readEnvironment, type WorkerConfig } from '@conn-dict/config';
import { createPayloadCodec } from '@conn-dict/encryption';
import { createLogger, createWorkerMetrics } from '@conn-dict/observability';
import { runWorker, type WorkerSettings } from '@conn-dict/worker-kit';
import { createNoopActivities } from './noop-activities.js';
import { NOOP_BUNDLE_PATH } from './noop-bundle-path.js';
import { NOOP_ENTRY, NOOP_ORDINARY, NOOP_TWO_SPEED } from '../load/load-kind.js';

const NOTHING_TO_CHECK = { check: async () => undefined, checkSchema: async () => undefined };
const NOTHING_TO_CLOSE = { close: async () => undefined };

/** Runs a worker of the claims and entries that do nothing: the combined worker's settings and interceptors, no infrastructure. */
export async function runNoopProcess(): Promise<number> {
  const config = loadWorkerConfig(readEnvironment());
  return await runWorker({
    settings: toSettings(config),
    logger: createLogger({ level: config.observability.logLevel }),
    metrics: createWorkerMetrics(),
    tracing: undefined,
    domain: {
      name: 'noop',
      workflowTypes: [NOOP_TWO_SPEED, NOOP_ORDINARY, NOOP_ENTRY].map(
        ({ workflowType }) => workflowType,
      ),
      activities: createNoopActivities(),
    },
    bundlePath: NOOP_BUNDLE_PATH,
    payloadCodec: config.encryption && createPayloadCodec(config.encryption),
    infrastructure: {
      postgres: { ...NOTHING_TO_CHECK, ...NOTHING_TO_CLOSE },
      events: NOTHING_TO_CLOSE,
      others: [],
    },
  });
}

/** As apps/worker's `toWorkerSettings`, for a server without TLS. */
function toSettings({ temporal, worker, observability }: WorkerConfig): WorkerSettings {
  return {
    temporal: {
      connection: { address: temporal.address },
      namespace: temporal.namespace,
      taskQueue: temporal.taskQueue,
      hostTaskQueue: `${temporal.taskQueue}-host`,
    },
    slots: { activities: worker.maxConcurrentActivities, workflows: worker.maxConcurrentWorkflows },
    pollers: { activities: worker.activityPollers, workflows: worker.workflowPollers },
    maxCachedWorkflows: worker.maxCachedWorkflows,
    healthPort: observability.healthPort,
    metricsPort: observability.metricsPort,
    shutdownTimeoutMs: worker.shutdownTimeoutMs,
  };
}
