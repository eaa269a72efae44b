import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openLogFile } from './log-file.js';
import { signalGroup } from './process-group.js';

export interface DetachedProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes standard output and standard error. */
  readonly logFile: string;
}

/** How a process ended. */
export interface ProcessEnd {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process with a group of its own: a Ctrl-C in the terminal does not reach it, so the order of stopping is ours. */
export interface DetachedProcess {
  readonly pid: number;
  readonly exited: Promise<ProcessEnd>;
  /** Asks with SIGTERM; after `timeoutMs` kills. In the end nothing of its group is left. Stopping again is safe. */
  stop(timeoutMs: number): Promise<void>;
}

/** Starts a program. @throws Error it cannot be executed. */
export async function startDetached(options: DetachedProcessOptions): Promise<DetachedProcess> {
  const log = await openLogFile(options.logFile);
  try {
    const child = spawn(options.command, options.args, {
      cwd: options.cwd,
      env: { ...options.env },
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const exited = new Promise<ProcessEnd>((resolve) =>
      child.once('exit', (code, signal) => resolve({ code, signal })),
    );
    await once(child, 'spawn');
    return { pid: child.pid ?? 0, exited, stop: (timeoutMs) => stop(child, exited, timeoutMs) };
  } finally {
    await log.close();
  }
}

async function stop(
  child: ChildProcess,
  exited: Promise<ProcessEnd>,
  timeoutMs: number,
): Promise<void> {
  const pid = child.pid ?? 0;
  const force = setTimeout(() => signalGroup(pid, 'SIGKILL'), timeoutMs);
  child.kill('SIGTERM');
  await exited;
  clearTimeout(force);
  signalGroup(pid, 'SIGKILL');
}
