import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import type { Logger } from '@conn-dict/observability';
import { Runtime } from '@temporalio/worker';
import { toSdkLogger } from './sdk-logger.js';

const READ_TIMEOUT_MS = 1_000;
const INSTALL_ATTEMPTS_MAX = 5;

export interface SdkRuntime {
  /** Reads the SDK's metrics in Prometheus' text format; empty where they cannot be read in 1 s. */
  readMetrics(): Promise<string>;
}

/**
 * Installs the SDK's runtime, once a process: logs into ours, signals left to us, metrics on a free loopback port
 * with the names that Temporal's own alerts expect (`_total`, `_seconds`).
 */
export async function installSdkRuntime(logger: Logger): Promise<SdkRuntime> {
  for (let attempt = 1; ; attempt += 1) {
    const bindAddress = `127.0.0.1:${await findFreePort()}`;
    try {
      install(logger, bindAddress);
      return { readMetrics: () => readText(`http://${bindAddress}/metrics`) };
    } catch (error) {
      // Another process can take the port between our look and the SDK's bind.
      if (attempt === INSTALL_ATTEMPTS_MAX) throw error;
    }
  }
}

function install(logger: Logger, bindAddress: string): void {
  Runtime.install({
    logger: toSdkLogger(logger),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      metrics: {
        prometheus: {
          bindAddress,
          countersTotalSuffix: true,
          unitSuffix: true,
          useSecondsForDurations: true,
        },
      },
    },
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** By node:http: the global `fetch` would load a client of some megabytes for this one call. */
function readText(url: string): Promise<string> {
  return new Promise((resolve) => {
    const fail = (): void => resolve('');
    const request = get(url, { timeout: READ_TIMEOUT_MS }, (response) => {
      const parts: string[] = [];
      response.setEncoding('utf8');
      response.on('data', (part: string) => parts.push(part));
      response.on('end', () => resolve(response.statusCode === 200 ? parts.join('') : ''));
      response.on('error', fail);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', fail);
  });
}
