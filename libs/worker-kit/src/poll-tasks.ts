import type { Logger } from '@conn-dict/observability';
import type { PayloadCodec } from '@temporalio/common';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { untilItWorks } from './back-off.js';
import { toDetail } from './error-detail.js';
import { pingTemporal } from './temporal-connection.js';
import type { Domain } from './domain.js';
import type { WorkerInfrastructure } from './worker-infrastructure.js';
import type { WorkerParts } from './worker-parts.js';
import type { TemporalSettings } from './worker-settings.js';

export interface PollTasksDeps {
  readonly temporal: TemporalSettings;
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
  const { temporal, postgres, parts, logger, stop } = deps;
  const waitFor = <T>(dependency: string, attempt: () => Promise<T>): Promise<T> =>
    untilItWorks({
      attempt,
      onFailure: (error, pauseMs) =>
        logger.warn('waiting', { dependency, pauseMs, detail: toDetail(error), error }),
      signal: stop,
    });
  const connect = async (): Promise<NativeConnection> => {
    const connection = await waitFor('temporal', () =>
      NativeConnection.connect(temporal.connection),
    );
    parts.connection = connection;
    await waitFor('temporal', () => pingTemporal(connection, temporal.namespace));
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
  tellConnected(deps, connection);
  await runAll([worker, ...(parts.hostWorker ? [parts.hostWorker] : [])], stop);
  if (!stop.aborted) throw new Error('the worker stopped by itself');
}

/** Runs the workers of a process until they are stopped, or until one of them breaks: then the process ends. */
async function runAll(workers: readonly Worker[], stop: AbortSignal): Promise<void> {
  const running = workers.map((worker) => worker.run());
  const shutdown = (): void => workers.forEach((worker) => worker.shutdown());
  stop.addEventListener('abort', shutdown, { once: true });
  if (stop.aborted) shutdown();
  await Promise.all(running);
}

/** Beside the tasks: they need not wait for it. */
function tellConnected(deps: PollTasksDeps, connection: NativeConnection): void {
  const { onConnected, temporal, payloadCodec, logger, stop } = deps;
  if (!onConnected) return;
  const { namespace, taskQueue } = temporal;
  const dataConverter = payloadCodec && { payloadCodecs: [payloadCodec] };
  const worker = { connection, namespace, taskQueue, ...(dataConverter && { dataConverter }) };
  untilItWorks({
    attempt: () => onConnected(worker),
    onFailure: (error, pauseMs) =>
      logger.warn('what the server keeps for us is not up to date', {
        pauseMs,
        detail: toDetail(error),
        error,
      }),
    signal: stop,
  }).catch(() => undefined);
}
