import { spawn } from 'node:child_process';

/** Reads until this process ends, in whatever way: the system then closes the pipe. */
const SCRIPT = 'cat; kill -KILL "$0"';

/**
 * Kills a process when this one is gone without having done it.
 *
 * Returns what ends the watch: call it once the process is gone, as its id may then be somebody else's.
 */
export function watchOver(pid: number): () => void {
  const watcher = spawn('/bin/sh', ['-c', SCRIPT, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  return () => void watcher.kill('SIGKILL');
}
