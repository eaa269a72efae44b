import { spawn } from 'node:child_process';
import { toSpawnOptions } from './run-program.js';
import type { ServerAccount } from './server-account.js';

/** Reads until this process ends, in whatever way: the system then closes the pipe. */
const SCRIPT = 'cat; kill -INT "$0"';

/**
 * Has a server shut down when this process is gone without having stopped it, by exit, signal or SIGKILL.
 *
 * Returns what ends the watch: call it once the server is gone, as its process id may then be somebody else's.
 */
export function watchOver(serverPid: number, account: ServerAccount | undefined): () => void {
  if (process.platform === 'win32') return () => undefined;
  const watcher = spawn('/bin/sh', ['-c', SCRIPT, String(serverPid)], {
    ...toSpawnOptions(account),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // It may end first, with everything else of a terminal or a container.
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  return () => void watcher.kill('SIGKILL');
}
