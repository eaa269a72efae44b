import { spawn, type ChildProcess } from 'node:child_process';

/** Reads until this process ends, in whatever way: the system then closes the pipe. */
const SCRIPT = 'cat; kill -KILL "$0"';

/** Sees to it that a child does not outlive this process, however that ends. */
export function guardFromOrphanhood(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const guard = spawn('/bin/sh', ['-c', SCRIPT, String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  // Once the child is gone its id may be somebody else's.
  child.once('exit', () => guard.kill('SIGKILL'));
}
