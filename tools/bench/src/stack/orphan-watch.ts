import { spawn } from 'node:child_process';

/** Reads until this process ends, in whatever way: the system then closes the pipe. */
const SCRIPT = 'cat > /dev/null; kill -KILL -- "-$0"';

/** Has the group of a program killed when this process ends without having stopped it. Returns what ends the watch. */
export function watchOver(groupPid: number): () => void {
  const watcher = spawn('/bin/sh', ['-c', SCRIPT, String(groupPid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  return () => void watcher.kill('SIGKILL');
}
