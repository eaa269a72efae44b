import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toTable } from '../report/table.js';
import { selfSeconds, type CpuProfile } from './cpu-profile.js';
import { workerCategory } from './worker-category.js';

/** Node numbers the threads of a process in its files' names: 0 is the main one. */
const THREAD = /^CPU\.\d+\.\d+\.\d+\.(\d+)\.\d+\.cpuprofile$/;

/** Seconds of self time by category, of each thread. */
export interface ProfileReport {
  readonly mainThread: Readonly<Record<string, number>>;
  readonly workflowThread: Readonly<Record<string, number>>;
}

/** Reads the profiles that one worker has left in a folder. */
export async function readProfileReport(folder: string): Promise<ProfileReport> {
  const threads: Record<string, number>[] = [{}, {}];
  for (const file of await readdir(folder)) {
    const seconds = threads[Number(THREAD.exec(file)?.[1])];
    if (seconds === undefined) continue;
    const profile = JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile;
    Object.assign(seconds, Object.fromEntries(selfSeconds(profile, workerCategory)));
  }
  const [mainThread = {}, workflowThread = {}] = threads;
  return { mainThread, workflowThread };
}

/** Shows what share of both threads' time each category takes, and in which thread. */
export function toProfileText({ mainThread, workflowThread }: ProfileReport): string {
  const names = [...new Set([...Object.keys(mainThread), ...Object.keys(workflowThread)])];
  const total = [...Object.values(mainThread), ...Object.values(workflowThread)].reduce(
    (sum, seconds) => sum + seconds,
    0,
  );
  const share = (seconds = 0): string => `${((100 * seconds) / total).toFixed(1)} %`;
  const both = (name: string): number => (mainThread[name] ?? 0) + (workflowThread[name] ?? 0);
  const rows = names
    .sort((a, b) => both(b) - both(a))
    .map((name) => [name, share(both(name)), share(mainThread[name]), share(workflowThread[name])]);
  return toTable([['self time', 'both', 'main thread', 'workflow thread'], ...rows]);
}
