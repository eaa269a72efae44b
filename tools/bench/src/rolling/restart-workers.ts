import type { BenchProgram } from '../stack/bench-program.js';

/** A worker's stop and the start of the one in its place. */
export interface Restart {
  /** The process that was stopped. */
  readonly pid: number;
  /** When it got SIGTERM, and when it had ended, in milliseconds since 1970. */
  readonly toldAtMs: number;
  readonly endedAtMs: number;
  /** From SIGTERM to the end of the process. */
  readonly drainMs: number;
  /** From the start of the process to its first 200 of `/ready`. */
  readonly startMs: number;
  /** Of the process that ended; null where it was killed. */
  readonly exitCode: number | null;
}

export interface RestartWorkersOptions {
  readonly restarts: number;
  readonly workers: readonly BenchProgram[];
  /** Starts one in the place of another and waits until it is ready. */
  readonly startWorker: (index: number) => Promise<BenchProgram>;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Restarts one worker after the other, in turns, as a rolling update does: the next when the last one is ready. */
export async function restartWorkers(options: RestartWorkersOptions): Promise<readonly Restart[]> {
  const { restarts, startWorker, signal, say } = options;
  const workers = [...options.workers];
  const done: Restart[] = [];
  while (done.length < restarts) {
    signal.throwIfAborted();
    const index = done.length % workers.length;
    const { pid, stop } = workers[index]!;
    const toldAtMs = Date.now();
    const exitCode = await stop();
    const endedAtMs = Date.now();
    workers[index] = await startWorker(index);
    const drainMs = endedAtMs - toldAtMs;
    const startMs = Date.now() - endedAtMs;
    const restart = { pid, toldAtMs, endedAtMs, drainMs, startMs, exitCode };
    done.push(restart);
    say(`restart ${done.length} of ${restarts}: ${toLine(restart)}`);
  }
  return done;
}

function toLine({ drainMs, startMs, exitCode }: Restart): string {
  const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
  return `code ${exitCode}, drained in ${seconds(drainMs)} s, ready after ${seconds(startMs)} s`;
}
