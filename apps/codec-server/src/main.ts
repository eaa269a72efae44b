#!/usr/bin/env node
import { ConfigError, loadCodecServerConfig, readEnvironment } from '@conn-dict/config';
import { createLogger } from '@conn-dict/observability';
import { openCodecServer } from './open-codec-server.js';
import { openMetrics } from './open-metrics.js';

/** `EX_CONFIG` of sysexits: a restart in the same environment cannot help. */
const EXIT_CONFIG = 78;

/** Serves until SIGTERM or SIGINT, lets requests that are under way end, and exits with 0. */
async function main(): Promise<void> {
  const config = loadCodecServerConfig(readEnvironment());
  const logger = createLogger({ level: config.server.logLevel });
  const { metrics, server: metricsServer } = await openMetrics(config.server);
  const server = await openCodecServer(config, { metrics, logger });
  const close = async (): Promise<void> => {
    await server.close();
    await metricsServer?.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close());
  const { namespaces, encode } = config.server;
  logger.info('codec server is listening', {
    port: server.port,
    metricsPort: metricsServer?.port,
    namespaces,
    encode,
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
});
