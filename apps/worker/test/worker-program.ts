import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface Program {
  readonly pid: number;
  /** All that it wrote so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  kill(signal: NodeJS.Signals): void;
  /** Exit code, once it has ended. */
  readonly exitCode: Promise<number | null>;
}

/** Starts the built program of an app, `main` or `migrate`, in this environment and no other. */
export function startProgram(
  name: 'main' | 'migrate',
  env: Record<string, string>,
  app = 'worker',
): Program {
  return startFile([fileURLToPath(new URL(`../../${app}/dist/${name}.js`, import.meta.url))], env);
}

/** Starts a file of JavaScript, with its arguments, in this environment and no other. */
export function startFile(fileAndArgs: readonly string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, fileAndArgs, { env });
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => (written.stdout += String(part)));
  child.stderr.on('data', (part) => (written.stderr += String(part)));
  return {
    pid: child.pid ?? 0,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    kill: (signal) => void child.kill(signal),
    exitCode: once(child, 'close').then(([code]) => code as number | null),
  };
}

/** Lines of a worker's log. */
export function toLogLines(stdout: string): Record<string, unknown>[] {
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Resident memory of a process, in MiB; Linux only. */
export async function residentMib(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
}

const WAIT_MS_MAX = 45_000;

/** Looks again and again until it is so. @throws Error with what was seen last, after 45 s */
export async function until<T>(look: () => Promise<T> | T, isSo: (seen: T) => boolean): Promise<T> {
  const giveUpAt = Date.now() + WAIT_MS_MAX;
  let seen = await look();
  while (!isSo(seen)) {
    if (Date.now() > giveUpAt) throw new Error(`still ${JSON.stringify(seen)}`);
    await sleep(100);
    seen = await look();
  }
  return seen;
}

/** Status and body of a GET; status 0 while nothing listens there. */
export async function ask(url: string): Promise<{ status: number; body: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}
