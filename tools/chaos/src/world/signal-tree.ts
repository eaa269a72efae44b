import { readFile } from 'node:fs/promises';

/** Sends a signal to a process and to all that descend from it; who is gone is left out. Linux only: it reads /proc. */
export async function signalTree(
  pid: number | undefined,
  signal: 'SIGSTOP' | 'SIGCONT',
): Promise<void> {
  if (pid === undefined) return;
  send(pid, signal);
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  await Promise.all(
    children
      .split(' ')
      .filter(Boolean)
      .map((child) => signalTree(Number(child), signal)),
  );
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
