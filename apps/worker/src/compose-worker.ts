import { createBridgeClient } from '@conn-dict/bridge';
import { createCache } from '@conn-dict/cache';
import type { WorkerConfig } from '@conn-dict/config';
import { SERVICE_NAME } from '@conn-dict/contracts';
import { createDatabase } from '@conn-dict/database';
import { createEventPublisher } from '@conn-dict/events';
import {
  createTracing,
  createWorkerMetrics,
  currentTraceHeaders,
  type Logger,
} from '@conn-dict/observability';
import type { WorkerDeps } from '@conn-dict/worker-kit';
import { createDomains } from './domains.js';
import { toPostgresPart } from './postgres-part.js';
import { toWorkerSettings } from './worker-settings.js';

export interface ComposeWorkerDeps {
  readonly logger: Logger;
  readonly workflowBundlePath: string;
}

/** Opens what the worker needs and hands it over: the worker closes it. Nothing waits for a connection. */
export async function composeWorker(
  config: WorkerConfig,
  { logger, workflowBundlePath }: ComposeWorkerDeps,
): Promise<WorkerDeps> {
  const tracing = await createTracing({
    endpoint: config.observability.otlpEndpoint,
    serviceName: SERVICE_NAME,
  });
  const database = createDatabase({
    ...config.postgres,
    applicationName: SERVICE_NAME,
    onError: (error) => logger.warn('lost an idle connection to PostgreSQL', { error }),
  });
  const bridge = createBridgeClient({ ...config.bridge, traceContext: currentTraceHeaders });
  const events = await createEventPublisher({
    ...config.events,
    onError: (error) => logger.warn('events wait for their broker', { error }),
  });
  const metrics = createWorkerMetrics();
  const cache = await createCache({
    ...config.cache,
    onUse: metrics.cacheUsed,
    onAvailability: ({ isAvailable, code }) => {
      if (isAvailable) logger.info('the cache is back');
      else logger.warn('the cache is away: status reads go to PostgreSQL', { code });
    },
  });
  return {
    settings: toWorkerSettings(config),
    logger,
    metrics,
    tracing,
    domain: createDomains({ database, cache, bridge, events }),
    bundlePath: workflowBundlePath,
    infrastructure: {
      postgres: toPostgresPart(database),
      events,
      others: [
        { name: 'bridge', close: () => bridge.close() },
        { name: 'cache', close: () => cache.close() },
      ],
    },
  };
}
