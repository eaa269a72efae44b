import { startDetached } from '../process/detached-process.js';
import type { DetachedProcessOptions } from '../process/detached-process.js';
import { waitUntilReady } from '../process/wait-until-ready.js';
import type { Service } from './service.js';

const STOP_TIMEOUT_MS = 5_000;

export interface ProgramServiceOptions extends Pick<Service, 'name' | 'title'> {
  readonly program: DetachedProcessOptions;
  readonly readyTimeoutMs: number;
  readonly isReady: () => Promise<boolean>;
}

/** Makes a service of a program that runs in a process of its own and logs to a file. */
export function createProgramService(options: ProgramServiceOptions): Service {
  const { name, title, program, readyTimeoutMs, isReady } = options;
  const { logFile } = program;
  return {
    name,
    title,
    stopSignal: 'SIGTERM',
    start: async ({ signal, onPid }) => {
      const started = await startDetached(program);
      onPid(started.pid);
      try {
        const timeoutMs = readyTimeoutMs;
        await waitUntilReady({ title, process: started, logFile, timeoutMs, signal, isReady });
        return started;
      } catch (error) {
        await started.stop(STOP_TIMEOUT_MS);
        throw error;
      }
    },
  };
}
