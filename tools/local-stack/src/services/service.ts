import type { ProcessEnd } from '../process/detached-process.js';

/** In the order in which they are stopped. */
export const SERVICE_NAMES = ['worker', 'simulator', 'temporal', 'postgres'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** A part of the stack that can be started, again after it ended too. */
export interface Service {
  readonly name: ServiceName;
  /** For people. */
  readonly title: string;
  /** The signal that ends it in good order. */
  readonly stopSignal: NodeJS.Signals;
  /** Starts it and waits until it serves. When that fails or is aborted, nothing of it is left running. */
  start(options: StartServiceOptions): Promise<RunningService>;
}

export interface StartServiceOptions {
  readonly signal: AbortSignal;
  /** Takes the process id as soon as there is one, before the service is ready. */
  readonly onPid: (pid: number) => void;
}

export interface RunningService {
  readonly pid: number;
  /** Resolves when it has ended, asked to or not. */
  readonly exited: Promise<ProcessEnd>;
  /** Ends it in good order, by force after `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
}
