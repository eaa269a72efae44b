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
  stop(): Promise<void>;
}

/** Starts a program and waits until it serves. @throws Error with the end of its log; nothing is left running then */
export async function startProgram(options: BenchProgramOptions): Promise<BenchProgram> {
  const { title, logFile, isReady, signal, stopTimeoutMs } = options;
  signal.throwIfAborted();
  const started = await startDetached(options);
  const unwatch = watchOver(started.pid);
  const stop = async (): Promise<void> => {
    await started.stop(stopTimeoutMs);
    unwatch();
  };
  try {
    const timeoutMs = READY_TIMEOUT_MS;
    await waitUntilReady({ title, process: started, logFile, timeoutMs, signal, isReady });
    return { title, pid: started.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
