import { spawn } from 'node:child_process';
import { basename } from 'node:path';

const KILL_AFTER_MS = 5_000;
const OUTPUT_KEPT_CHARS = 1_000_000;

/** A command that could not be started, ended with another code than 0, took too long or was interrupted. */
export class CommandFailed extends Error {
  constructor(command, reason, output) {
    super(`${command}: ${reason}`);
    this.name = 'CommandFailed';
    this.output = output;
  }
}

/**
 * Runs a command in a process group of its own and gives its standard output.
 *
 * When `signal` aborts or `timeoutMs` passes, the whole group gets SIGTERM, and SIGKILL 5 s later.
 * `onOutput`, where given, gets what the command writes, as it comes.
 *
 * @throws CommandFailed with everything that the command wrote.
 */
export function runCommand(command, args, { signal, timeoutMs, onOutput, cwd, env } = {}) {
  const name = [command, ...args.slice(0, 2)].map((part) => basename(part)).join(' ');
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new CommandFailed(name, 'interrupted', ''));
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let output = '';
    let endedBy;
    const stop = (reason) => {
      endedBy ??= reason;
      killGroup(child.pid, 'SIGTERM');
      setTimeout(() => killGroup(child.pid, 'SIGKILL'), KILL_AFTER_MS).unref();
    };
    const onAbort = () => stop('interrupted');
    const timer =
      timeoutMs && setTimeout(() => stop(`not ready after ${timeoutMs / 1000} s`), timeoutMs);
    const settle = (failure) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      if (endedBy) killGroup(child.pid, 'SIGKILL');
      if (failure) reject(new CommandFailed(name, endedBy ?? failure, output));
      else resolve(stdout);
    };
    signal?.addEventListener('abort', onAbort);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output = (output + chunk).slice(-OUTPUT_KEPT_CHARS);
        onOutput?.(chunk);
      });
    }
    child.stdout.on('data', (chunk) => (stdout = (stdout + chunk).slice(-OUTPUT_KEPT_CHARS)));
    child.on('error', (error) => settle(error.code === 'ENOENT' ? 'not found' : error.message));
    child.on('close', (code, killedBy) =>
      settle(code === 0 && !endedBy ? undefined : `ended with ${killedBy ?? code}`),
    );
  });
}

function killGroup(pid, signalName) {
  try {
    if (pid) process.kill(-pid, signalName);
  } catch {
    // The group is gone already.
  }
}
