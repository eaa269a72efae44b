import {
  startDetached,
  waitUntilReady,
  type DetachedProcessOptions,
} from '@conn-dict/local-stack/programs';
import { watchOver } from './orphan-watch.js';

const READY_TIMEOUT_MS = 60_000;

export interface BenchProgramOptions extends DetachedProcessOptions {
  readonly title: string;
  readonly isReady: () => Promise<boolean>;
  readonly signal: AbortSignal;
  /** Time to end in good order, then it is killed. */
  readonly stopTimeoutMs: number;
}

/** A part of the bench in a process of its own. */
export interface BenchProgram {
  readonly title: string;
  readonly pid: number;
  /** Stops it, once, and answers its exit code: null where it had to be killed. */
  stop(): Promise<number | null>;
}

/** Starts a program and waits until it serves. @throws Error with the end of its log; nothing is left running then */
export async function startProgram(options: BenchProgramOptions): Promise<BenchProgram> {
  const { title, logFile, isReady, signal, stopTimeoutMs } = options;
  signal.throwIfAborted();
  const started = await startDetached(options);
  const unwatch = watchOver(started.pid);
  const stopOnce = async (): Promise<number | null> => {
    await started.stop(stopTimeoutMs);
    unwatch();
    return (await started.exited).code;
  };
  let stopped: Promise<number | null> | undefined;
  const stop = (): Promise<number | null> => (stopped ??= stopOnce());
  try {
    const timeoutMs = READY_TIMEOUT_MS;
    await waitUntilReady({ title, process: started, logFile, timeoutMs, signal, isReady });
    return { title, pid: started.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
