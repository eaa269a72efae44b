import type { Logger } from '@conn-dict/observability';
import type { PayloadCodec } from '@temporalio/common';
import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { untilItWorks } from './back-off.js';
import { toDetail } from './error-detail.js';
import { whenGivenUp } from './given-up.js';
import { renewOnRotation } from './renew-connection.js';
import { TemporalTlsError, type TemporalConnector } from './temporal-connector.js';
import type { Domain } from './domain.js';
import type { WorkerInfrastructure } from './worker-infrastructure.js';
import type { WorkerParts } from './worker-parts.js';
import type { TemporalSettings } from './worker-settings.js';

export interface PollTasksDeps {
  readonly temporal: TemporalSettings;
  readonly connector: TemporalConnector;
  readonly postgres: WorkerInfrastructure['postgres'];
  readonly toOptions: (connection: NativeConnection) => WorkerOptions;
  /** Of the worker of this process's own queue; `undefined` for none. */
  readonly toHostOptions: (connection: NativeConnection) => WorkerOptions | undefined;
  readonly onConnected: Domain['onConnected'];
  readonly payloadCodec: PayloadCodec | undefined;
  readonly logger: Logger;
  readonly parts: WorkerParts;
  /** Stops the waiting, or the worker. */
  readonly stop: AbortSignal;
}

/**
 * Waits until Temporal, PostgreSQL and its schema are there, for as long as that takes, then works on tasks until it
 * is stopped and the running ones have ended.
 *
 * @throws Error where the worker breaks, stops by itself, or cannot stop in time; AbortError where it was stopped
 * before it had begun.
 */
export async function pollTasks(deps: PollTasksDeps): Promise<void> {
  const { temporal, connector, postgres, parts, logger, stop } = deps;
  const waitFor = <T>(dependency: string, attempt: () => Promise<T>): Promise<T> =>
    untilItWorks({
      attempt,
      onFailure: (error, pauseMs) =>
        logger.warn('waiting', { dependency, pauseMs, detail: toDetail(error), error }),
      signal: stop,
    });
  const noteFault = (error: unknown): never => {
    if (error instanceof TemporalTlsError) parts.tlsFault = error.message;
    throw error;
  };
  const connect = async (): Promise<NativeConnection> => {
    const connection = await waitFor('temporal', () => connector.connect().catch(noteFault));
    parts.connection = connection;
    await waitFor('temporal', () => connector.ping(connection));
    return connection;
  };
  const [connection] = await Promise.all([
    connect(),
    waitFor('postgres', () => postgres.check()).then(() =>
      waitFor('schema', () => postgres.checkSchema()),
    ),
  ]);
  const worker = (parts.worker = await Worker.create(deps.toOptions(connection)));
  const hostOptions = deps.toHostOptions(connection);
  if (hostOptions) parts.hostWorker = await Worker.create(hostOptions);
  tellConnected(deps);
  renewOnRotation({ connector, parts, logger, lookEveryMs: temporal.tlsLookEveryMs, stop });
  await runAll([worker, ...(parts.hostWorker ? [parts.hostWorker] : [])], stop);
  if (!stop.aborted) throw new Error('the worker stopped by itself');
}

/** Runs the workers of a process until they are stopped, or until one of them breaks: then the process ends. */
async function runAll(workers: readonly Worker[], stop: AbortSignal): Promise<void> {
  const running = workers.map((worker) => worker.run());
  const shutdown = (): void => workers.forEach((worker) => worker.shutdown());
  stop.addEventListener('abort', shutdown, { once: true });
  if (stop.aborted) shutdown();
  const over = new AbortController();
  try {
    await Promise.race([Promise.all(running), whenGivenUp(workers, over.signal)]);
  } finally {
    over.abort();
  }
}

/** Beside the tasks: they need not wait for it. */
function tellConnected(deps: PollTasksDeps): void {
  const { onConnected, temporal, payloadCodec, parts, logger, stop } = deps;
  if (!onConnected) return;
  const { namespace, taskQueue } = temporal;
  const dataConverter = payloadCodec && { payloadCodecs: [payloadCodec] };
  const worker = { namespace, taskQueue, ...(dataConverter && { dataConverter }) };
  untilItWorks({
    attempt: () => onConnected({ connection: parts.connection!, ...worker }),
    onFailure: (error, pauseMs) =>
      logger.warn('what the server keeps for us is not up to date', {
        pauseMs,
        detail: toDetail(error),
        error,
      }),
    signal: stop,
  }).catch(() => undefined);
}
