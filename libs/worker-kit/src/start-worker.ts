import {
  startHttpServer,
  type Logger,
  type Tracing,
  type WorkerMetrics,
} from '@conn-dict/observability';
import type { PayloadCodec } from '@temporalio/common';
import { atMostEvery } from './at-most-every.js';
import { assertBundle } from './bundle-path.js';
import { closeInOrder } from './close-in-order.js';
import type { Domain } from './domain.js';
import { createHealthRoutes } from './health-routes.js';
import { createMetricsRoutes } from './metrics-routes.js';
import { pollTasks } from './poll-tasks.js';
import { createReadiness } from './readiness.js';
import { installSdkRuntime } from './sdk-runtime.js';
import { toDetail } from './error-detail.js';
import { createTemporalConnector } from './temporal-connector.js';
import { toSlotsInUse } from './task-slots.js';
import type { Closable, WorkerInfrastructure } from './worker-infrastructure.js';
import { toHostWorkerOptions, toWorkerOptions } from './worker-options.js';
import { createReadinessChecks, type WorkerParts } from './worker-parts.js';
import type { WorkerSettings } from './worker-settings.js';

/** What a domain observes may cost a query. */
const OBSERVE_EVERY_MS = 60_000;

/** 0: stopped as asked. 1: broken, or did not stop as asked. */
export type ExitCode = 0 | 1;

export interface WorkerDeps {
  readonly settings: WorkerSettings;
  readonly logger: Logger;
  readonly metrics: WorkerMetrics;
  /** Missing while tracing is off. */
  readonly tracing: Tracing | undefined;
  /** All that this worker hosts, as one (`mergeDomains`). */
  readonly domain: Domain;
  /** The workflow bundle, made at build time. */
  readonly bundlePath: string;
  readonly infrastructure: WorkerInfrastructure;
  /** Encrypts all payloads, and the texts of failures with them. Missing while they go out as they are. */
  readonly payloadCodec?: PayloadCodec | undefined;
}

export interface RunningWorker {
  readonly healthPort: number;
  readonly metricsPort: number;
  /** Settles when everything is closed. Never rejects. */
  readonly exitCode: Promise<ExitCode>;
}

/**
 * Starts the worker of a process: health and metrics at once, work as soon as what it depends on is there.
 *
 * When `stop` is aborted it takes no more work, lets running tasks end within `shutdownTimeoutMs` and closes
 * PostgreSQL, events, the others, Temporal, health and metrics, in this order.
 *
 * @throws Error without a workflow bundle or usable certificates, or where a port is taken
 */
export async function startWorker(deps: WorkerDeps, stop: AbortSignal): Promise<RunningWorker> {
  const { settings, logger, metrics, infrastructure } = deps;
  const parts: WorkerParts = {};
  await assertBundle(deps.bundlePath);
  const runtime = await installSdkRuntime(logger);
  const connector = createTemporalConnector(settings.temporal, (error) =>
    logger.warn('the certificates for Temporal cannot be read', { detail: toDetail(error), error }),
  );
  const readiness = createReadiness({
    checks: createReadinessChecks(parts, settings.temporal, connector, infrastructure.postgres),
  });
  const drain = (): void => {
    readiness.drain();
    metrics.setHealthy(false);
  };
  stop.addEventListener('abort', drain, { once: true });

  const health = await startHttpServer(
    { port: settings.healthPort },
    createHealthRoutes(readiness),
  );
  const metricsServer = await startHttpServer(
    { port: settings.metricsPort },
    createMetricsRoutes({
      metrics,
      readiness,
      sdkMetrics: runtime.readMetrics,
      slotsInUse: (sdkText) => toSlotsInUse(sdkText, parts.worker),
      refresh: atMostEvery(OBSERVE_EVERY_MS, async () => deps.domain.observe?.()),
    }),
  );
  logger.info('health and metrics are up', {
    healthPort: health.port,
    metricsPort: metricsServer.port,
  });

  const work = async (): Promise<ExitCode> => {
    const broken = await pollTasks({
      temporal: settings.temporal,
      connector,
      postgres: infrastructure.postgres,
      toOptions: (connection) => toWorkerOptions({ ...deps, connection, stop }),
      toHostOptions: (connection) => toHostWorkerOptions({ ...deps, connection, stop }),
      onConnected: deps.domain.onConnected,
      payloadCodec: deps.payloadCodec,
      logger,
      parts,
      stop,
    }).then(
      () => false,
      (error: unknown) => {
        if (stop.aborted && parts.worker === undefined) return false;
        logger.error('the worker broke', { detail: toDetail(error), error });
        return true;
      },
    );
    drain();
    const clean = await closeInOrder(
      toClosables(deps, parts, [
        { name: 'health', close: () => health.close() },
        { name: 'metrics', close: () => metricsServer.close() },
      ]),
      logger,
    );
    return broken || !clean ? 1 : 0;
  };
  return { healthPort: health.port, metricsPort: metricsServer.port, exitCode: work() };
}

function toClosables(
  { infrastructure, tracing }: WorkerDeps,
  parts: WorkerParts,
  servers: readonly Closable[],
): Closable[] {
  return [
    { name: 'postgres', close: () => infrastructure.postgres.close() },
    { name: 'events', close: () => infrastructure.events.close() },
    ...infrastructure.others,
    { name: 'temporal', close: () => parts.connection?.close() },
    ...(tracing === undefined ? [] : [{ name: 'tracing', close: () => tracing.close() }]),
    ...servers,
  ];
}
