import { startWorker, type ExitCode, type WorkerDeps } from './start-worker.js';

/** After the time for running tasks: then the process ends whatever hangs. */
const HARD_STOP_AFTER_MS = 5_000;

/**
 * Runs the worker as this process: until SIGTERM or SIGINT, or until it breaks. A second signal changes nothing.
 *
 * Ends the process itself, with code 1, on an unhandled rejection or exception, and 5 s after the time for running
 * tasks is over.
 */
export async function runWorker(deps: WorkerDeps): Promise<ExitCode> {
  const { logger, settings } = deps;
  const stopping = new AbortController();
  const stop = (signal: string): void => {
    if (stopping.signal.aborted) return;
    logger.info('shutting down', { signal, timeoutMs: settings.shutdownTimeoutMs });
    stopping.abort();
    setTimeout(() => {
      logger.error('shutdown hangs');
      process.exit(1);
    }, settings.shutdownTimeoutMs + HARD_STOP_AFTER_MS).unref();
  };
  const die = (msg: string) => (error: unknown) => {
    logger.error(msg, { error });
    process.exit(1);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', die('unhandled rejection'));
  process.on('uncaughtException', die('uncaught exception'));
  const worker = await startWorker(deps, stopping.signal);
  return worker.exitCode;
}
