import type { Logger } from '@conn-dict/observability';
import { watchTls } from '@conn-dict/tls';
import { toDetail } from './error-detail.js';
import type { TemporalConnector } from './temporal-connector.js';
import type { WorkerParts } from './worker-parts.js';

export interface RenewConnectionDeps {
  readonly connector: TemporalConnector;
  readonly parts: WorkerParts;
  readonly logger: Logger;
  readonly lookEveryMs: number | undefined;
  /** Ends it: a worker that drains keeps its connection. */
  readonly stop: AbortSignal;
}

/**
 * Gives running workers a new connection when the certificates were rotated, once Temporal has answered over it. What
 * is under way ends over the old one: the SDK replaces a worker's connection between two calls
 * (docs/adr/0010-rotated-certificates.md).
 */
export function renewOnRotation(deps: RenewConnectionDeps): void {
  const { connector, parts, logger, stop } = deps;
  if (connector.source === undefined || stop.aborted) return;
  const endWatch = watchTls({
    source: connector.source,
    renew: () => renew(connector, parts, logger),
    onFault: (error) =>
      logger.warn('Temporal does not take the rotated certificates: the connection stays', {
        detail: toDetail(error),
        error,
      }),
    lookEveryMs: deps.lookEveryMs,
  });
  stop.addEventListener('abort', endWatch, { once: true });
}

async function renew(
  connector: TemporalConnector,
  parts: WorkerParts,
  logger: Logger,
): Promise<void> {
  const next = await connector.connect();
  try {
    await connector.ping(next);
  } catch (error) {
    await next.close();
    throw error;
  }
  const old = parts.connection;
  for (const worker of [parts.worker, parts.hostWorker]) if (worker) worker.connection = next;
  parts.connection = next;
  logger.info('connected to Temporal with the rotated certificates');
  await old?.close();
}
