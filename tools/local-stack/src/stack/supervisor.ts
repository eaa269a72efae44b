import { wait } from '../process/wait.js';
import type { ProcessEnd } from '../process/detached-process.js';
import type { RunningService, Service } from '../services/service.js';

/** Waits before the first, second, … restart in a row; the last one goes on. */
const RESTART_DELAYS_MS = [1_000, 2_000, 5_000, 15_000, 30_000];
/** A service that ran for as long starts counting anew. */
const STEADY_AFTER_MS = 60_000;

/** Keeps one service running until it is stopped. */
export interface Supervisor {
  readonly service: Service;
  /** Its process, ready or still starting; undefined between two. */
  readonly pid: number | undefined;
  /** Starts it for the first time. @throws Error it does not come up, or `signal` aborts. */
  start(signal: AbortSignal): Promise<void>;
  /** Stops it for good, by force after `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
}

export interface SupervisorOptions {
  /** Tells a person what happened. */
  readonly say: (line: string) => void;
  /** Is called whenever `pid` has changed. */
  readonly onChange: () => void;
}

/**
 * Makes the supervisor of a service: one that ends unexpectedly is started again, later each time.
 *
 * A worker that ends with code 0 was asked to by somebody else, and is left so.
 */
export function createSupervisor(
  service: Service,
  { say, onChange }: SupervisorOptions,
): Supervisor {
  const stopping = new AbortController();
  let running: RunningService | undefined;
  let pid: number | undefined;
  let watching = Promise.resolve();
  const setPid = (value: number | undefined): void => {
    pid = value;
    onChange();
  };
  const startOnce = async (signal: AbortSignal): Promise<void> => {
    try {
      running = await service.start({ signal, onPid: setPid });
    } catch (error) {
      setPid(undefined);
      throw error;
    }
  };
  const isWanted = (): boolean => running === undefined && !stopping.signal.aborted;
  const watch = async (): Promise<void> => {
    let failures = 0;
    while (running) {
      const startedAt = performance.now();
      const end = await running.exited;
      running = undefined;
      setPid(undefined);
      if (stopping.signal.aborted) return;
      if (service.name === 'worker' && end.code === 0) {
        say(`${service.title}: stopped by somebody else, and left so. Ctrl-C stops the rest.`);
        return;
      }
      if (performance.now() - startedAt > STEADY_AFTER_MS) failures = 0;
      say(`${service.title}: ended unexpectedly (${describe(end)})`);
      while (isWanted()) await restart(failures++);
    }
  };
  const restart = async (failures: number): Promise<void> => {
    const delayMs = RESTART_DELAYS_MS[failures] ?? RESTART_DELAYS_MS.at(-1) ?? 0;
    say(`${service.title}: starting again in ${delayMs / 1000} s`);
    try {
      await wait(delayMs, stopping.signal);
      await startOnce(stopping.signal);
      say(`${service.title}: runs again (process ${pid})`);
    } catch (error) {
      if (!stopping.signal.aborted) say((error as Error).message);
    }
  };
  return {
    service,
    get pid() {
      return pid;
    },
    start: async (signal) => {
      await startOnce(signal);
      watching = watch();
    },
    stop: async (timeoutMs) => {
      stopping.abort();
      await running?.stop(timeoutMs);
      await watching;
    },
  };
}

function describe({ code, signal }: ProcessEnd): string {
  if (signal !== null) return signal;
  return code === null ? 'unknown why' : `code ${code}`;
}
