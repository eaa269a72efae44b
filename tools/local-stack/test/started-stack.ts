import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { requireFreePorts } from '../src/ports/busy-ports.js';
import { toStackPorts } from '../src/ports/stack-ports.js';
import { identifyProcess } from '../src/process/process-identity.js';
import type { ReadyFile } from '../src/ready-file.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const READY_TIMEOUT_MS = 150_000;

/** A stack of its own, in a process of its own. */
export interface StartedStack {
  readonly readyPath: string;
  /** What stood in the ready file when it appeared. */
  readonly ready: ReadyFile;
  /** All that the process has written. */
  output(): string;
  /** Reads the ready file as it is now. */
  readReady(): Promise<ReadyFile>;
  /** Sends the signal and gives the exit code, and how long the end took. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly tookMs: number }>;
}

export interface StackPlace {
  readonly dataDir: string;
  readonly portOffset: number;
}

/** Runs the built program until its ready file is there. @throws Error with its output, when it ends before that. */
export async function startStack({ dataDir, portOffset }: StackPlace): Promise<StartedStack> {
  const readyPath = join(dataDir, '..', 'ready.json');
  const run = runStack([
    '--data-dir',
    dataDir,
    '--ready-file',
    readyPath,
    '--headless',
    '--port-offset',
    String(portOffset),
  ]);
  const readReady = async () => JSON.parse(await readFile(readyPath, 'utf8')) as ReadyFile;
  const isOurs = async () => {
    if (run.hasEnded()) throw new Error(`the stack did not start:\n${run.output()}`);
    return (await readReady()).stack_pid === run.pid;
  };
  await vi.waitUntil(() => isOurs().catch(rethrowIf(run.hasEnded)), {
    timeout: READY_TIMEOUT_MS,
    interval: 100,
  });
  return {
    readyPath,
    ready: await readReady(),
    output: run.output,
    readReady,
    end: async (signal) => {
      const startedAt = performance.now();
      process.kill(run.pid, signal);
      return { code: await run.exited, tookMs: performance.now() - startedAt };
    },
  };
}

/** Runs the built program with any arguments; a test that ends early leaves it to its end. */
export function runStack(args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return {
    pid: child.pid!,
    output: () => output,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    exited: once(child, 'close').then(([code]) => code as number | null),
  };
}

/** With these no port is one that Linux gives to outgoing connections (32768 to 60999). */
const OFFSETS = { min: 10_950, max: 14_500 };

/** Finds an offset at which every port of a stack is free now. */
export async function findPortOffset(): Promise<number> {
  for (;;) {
    const offset = OFFSETS.min + Math.floor(Math.random() * (OFFSETS.max - OFFSETS.min));
    const isFree = await requireFreePorts(toStackPorts(offset)).then(
      () => true,
      () => false,
    );
    if (isFree) return offset;
  }
}

/** Gives those of the stack's processes that still run. */
export async function findSurvivors(ready: ReadyFile): Promise<readonly number[]> {
  const pids = [
    ready.stack_pid,
    ready.worker_pid,
    ready.simulator_pid,
    ready.temporal_pid,
    ready.postgres_pid,
  ];
  const running = await Promise.all(
    pids.map(async (pid) => (await identifyProcess(pid)) !== undefined),
  );
  return pids.filter((_, index) => running[index]);
}

function rethrowIf(condition: () => boolean) {
  return (error: unknown): false => {
    if (condition()) throw error;
    return false;
  };
}
