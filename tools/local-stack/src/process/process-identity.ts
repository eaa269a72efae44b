import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Tells who a process id is, so that a number given to another process later is not taken for the same: when it
 * started, and its command line. Nothing when there is no such process, or when it has ended and waits for its parent.
 */
export async function identifyProcess(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? readProc(pid) : askPs(pid);
}

/** Tells whether `pid` is still the process that `identifyProcess` once described. */
export async function isSameProcess(pid: number, identity: string): Promise<boolean> {
  return (await identifyProcess(pid)) === identity;
}

async function readProc(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    const startedAtTicks = fields[18] ?? '';
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
    return `${startedAtTicks} ${words.join(' ').trim()}`;
  } catch {
    return undefined;
  }
}

async function askPs(pid: number): Promise<string | undefined> {
  const args = ['-o', 'lstart=,command=', '-p', String(pid)];
  const { stdout } = await promisify(execFile)('ps', args).catch(() => ({ stdout: '' }));
  return stdout.trim() || undefined;
}
