const POLL_MS = 1_000;

/**
 * Stops this program when the npm that started it is gone, killed with no chance to pass a signal on.
 *
 * A program that was started without npm may outlive its parent: scripts start it in the background and end.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MS);
  timer.unref();
}
