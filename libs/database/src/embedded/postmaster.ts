import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { createLogTail, type LogTail } from './log-tail.js';
import { toSpawnOptions } from './run-program.js';
import type { ServerAccount } from './server-account.js';
import { watchOver } from './watcher.js';

/** Crash recovery included. */
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 15;
/** After this a fast shutdown becomes an immediate one, which costs a recovery at the next start. */
const STOP_TIMEOUT_MS = 15_000;

export interface StartPostmasterOptions {
  readonly postgres: string;
  readonly account: ServerAccount | undefined;
  readonly dataDirectory: string;
  readonly port: number;
  /** Server settings, over those of postgresql.conf. */
  readonly settings: Readonly<Record<string, string>>;
  readonly onLog: (line: string) => void;
}

/** A running server process. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when the process is gone, asked to or not. */
  readonly exited: Promise<void>;
  /** Ends sessions and shuts down; `immediate` leaves recovery to the next start, as a crash would. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

/**
 * Starts the server and waits until it takes connections.
 *
 * It is in a process group of its own, so that a Ctrl-C in the terminal does not stop it before those who use it;
 * when this process ends without `stop`, it shuts down by itself.
 *
 * @throws EmbeddedPostgresError with the end of the server's log
 */
export async function startPostmaster(options: StartPostmasterOptions): Promise<Postmaster> {
  const settings = Object.entries(options.settings).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const args = ['-D', options.dataDirectory, '-p', String(options.port), ...settings];
  const child = spawn(options.postgres, args, {
    ...toSpawnOptions(options.account),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log = createLogTail(options.onLog);
  child.stderr.setEncoding('utf8').on('data', log.add);
  const exited = new Promise<void>((resolve) => {
    child.once('close', resolve);
    child.once('error', (error) => {
      log.add(`${error.message}\n`);
      resolve();
    });
  });
  if (child.pid !== undefined) void exited.then(watchOver(child.pid, options.account));
  await waitUntilReady(child, options.dataDirectory, exited, log);
  return { pid: child.pid ?? 0, exited, stop: (mode = 'fast') => stop(child, exited, mode) };
}

async function waitUntilReady(
  child: ChildProcess,
  dataDirectory: string,
  exited: Promise<void>,
  log: LogTail,
): Promise<void> {
  const server = { isGone: false };
  void exited.then(() => (server.isGone = true));
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await isReady(child, dataDirectory))) {
    if (server.isGone) throw new EmbeddedPostgresError(`PostgreSQL did not start:\n${log.text()}`);
    if (performance.now() > deadline) {
      await stop(child, exited, 'immediate');
      throw new EmbeddedPostgresError(`PostgreSQL is not ready after 60 s:\n${log.text()}`);
    }
    await delay(POLL_MS);
  }
}

/** The last line of postmaster.pid is the server's state (since PostgreSQL 10; pg_ctl reads it too). */
async function isReady({ pid }: ChildProcess, dataDirectory: string): Promise<boolean> {
  const text = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

async function stop(
  child: ChildProcess,
  exited: Promise<void>,
  mode: 'fast' | 'immediate',
): Promise<void> {
  child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  const force = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(force);
}
