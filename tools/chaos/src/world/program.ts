import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { guardFromOrphanhood } from './orphan-guard.js';
import { signalTree } from './signal-tree.js';
import { until } from './until.js';

const READY_TIMEOUT_MS = 120_000;
const LOG_LINES = 40;

export interface ProgramOptions {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes standard output and standard error of every run. */
  readonly logFile: string;
  /** One look; what it throws counts as not ready. */
  readonly isReady: () => Promise<boolean>;
}

/** A program in a process of its own that can be killed and started again. */
export interface Program {
  /** Starts it, without waiting for it to serve. */
  start(): void;
  /** Waits until it serves. @throws Error where it ended by itself or takes too long, with the end of its log */
  ready(): Promise<void>;
  /** Ends it with SIGKILL and waits until it is gone. */
  kill(): Promise<void>;
  /** Stops it where it is, with its children, until `thaw`; its connections stay. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Of the process that runs; undefined after `kill`. */
  readonly pid: number | undefined;
  /** How often it ended without having been killed. */
  readonly endedByItself: number;
  /** The last lines of its log. */
  logTail(): Promise<string>;
}

/** Makes the program; it does not outlive this process. */
export function createProgram(options: ProgramOptions): Program {
  const { title, logFile } = options;
  let child: ChildProcess | undefined;
  let endedByItself = 0;
  const logTail = async (): Promise<string> => {
    const text = await readFile(logFile, 'utf8').catch(() => '');
    return text.trimEnd().split('\n').slice(-LOG_LINES).join('\n');
  };
  return {
    start() {
      const started = spawnWithLog(options);
      child = started;
      guardFromOrphanhood(started);
      started.once('exit', () => {
        if (child === started) endedByItself += 1;
      });
    },
    async ready() {
      const before = endedByItself;
      try {
        const state = await until(`${title} serves`, READY_TIMEOUT_MS, async () => {
          if (endedByItself > before) return 'ended';
          return (await options.isReady()) ? 'ready' : undefined;
        });
        if (state === 'ended') throw new Error(`${title} ended by itself`);
      } catch (cause) {
        throw new Error(`${title} does not serve:\n${await logTail()}`, { cause });
      }
    },
    async kill() {
      const killed = child;
      child = undefined;
      if (killed?.exitCode !== null || killed.signalCode !== null) return;
      const gone = once(killed, 'exit');
      killed.kill('SIGKILL');
      await gone;
    },
    freeze: () => signalTree(child?.pid, 'SIGSTOP'),
    thaw: () => signalTree(child?.pid, 'SIGCONT'),
    get pid() {
      return child?.pid;
    },
    get endedByItself() {
      return endedByItself;
    },
    logTail,
  };
}

function spawnWithLog({ command, args, env, logFile }: ProgramOptions): ChildProcess {
  const log = openSync(logFile, 'a');
  try {
    return spawn(command, [...args], { env: { ...env }, stdio: ['ignore', log, log] });
  } finally {
    closeSync(log);
  }
}
