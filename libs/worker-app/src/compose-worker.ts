import { createBridgeClient } from '@conn-dict/bridge';
import { createCache } from '@conn-dict/cache';
import type { WorkerConfig } from '@conn-dict/config';
import type { Domain as DomainName } from '@conn-dict/contracts';
import { createDatabase } from '@conn-dict/database';
import { createPayloadCodec } from '@conn-dict/encryption';
import { createEventPublisher } from '@conn-dict/events';
import { createTracing, createWorkerMetrics, type Logger } from '@conn-dict/observability';
import type { WorkerDeps } from '@conn-dict/worker-kit';
import { toPostgresPart } from './postgres-part.js';
import { traceInfrastructure } from './trace-infrastructure.js';
import { toServiceName, type WorkerApp } from './worker-app.js';
import { toWorkerSettings } from './worker-settings.js';

export interface ComposeWorkerDeps {
  readonly domain: DomainName | undefined;
  readonly createDomains: WorkerApp['createDomains'];
  readonly logger: Logger;
  readonly workflowBundlePath: string;
}

/** Opens what the worker needs and hands it over: the worker closes it. Nothing waits for a connection. */
export async function composeWorker(
  config: WorkerConfig,
  { domain, createDomains, logger, workflowBundlePath }: ComposeWorkerDeps,
): Promise<WorkerDeps> {
  const serviceName = toServiceName(domain);
  const tracing = await createTracing({
    endpoint: config.observability.otlpEndpoint,
    serviceName,
  });
  const traces = traceInfrastructure(tracing, config);
  const database = createDatabase({
    ...config.postgres,
    ...traces.database,
    applicationName: serviceName,
    onError: (error) => logger.warn('trouble with a connection to PostgreSQL', { error }),
  });
  const onTlsFault = (dependency: string) => (detail: string) =>
    logger.warn('TLS fails', { dependency, detail });
  const bridge = createBridgeClient({
    ...config.bridge,
    ...traces.bridge,
    onTlsFault: onTlsFault('bridge'),
  });
  const metrics = createWorkerMetrics({ certificates: config.certificates });
  const events = await createEventPublisher({
    ...config.events,
    ...traces.events,
    onError: (error) => logger.warn('events wait for their broker', { error }),
    onProgress: metrics.eventMoved,
  });
  const cache = await createCache({
    ...config.cache,
    onUse: metrics.cacheUsed,
    onAvailability: ({ isAvailable, code }) => {
      metrics.setBreakerOpen('cache', !isAvailable);
      if (isAvailable) logger.info('the cache is back');
      else logger.warn('the cache is away: status reads go to PostgreSQL', { code });
    },
    onTlsFault: onTlsFault('redis'),
  });
  const settings = toWorkerSettings(config, domain);
  const { hostTaskQueue } = settings.temporal;
  const { vsync } = config;
  return {
    settings,
    logger,
    metrics,
    tracing,
    domain: createDomains({
      database,
      cache,
      bridge,
      events,
      metrics,
      logger,
      vsync,
      hostTaskQueue,
    }),
    bundlePath: workflowBundlePath,
    payloadCodec: config.encryption && createPayloadCodec(config.encryption),
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
