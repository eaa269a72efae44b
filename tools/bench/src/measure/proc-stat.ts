import { readFile } from 'node:fs/promises';

/** USER_HZ, the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** What `/proc/PID/stat` tells of a process. */
export interface ProcStat {
  /** User and system time of all its threads, ended ones too. */
  readonly cpuSeconds: number;
  /** The same of its children that have ended and were waited for, with theirs. */
  readonly endedChildrenCpuSeconds: number;
}

/** Reads one line of `/proc/PID/stat`; the name in brackets may hold spaces and brackets. */
export function parseProcStat(line: string): ProcStat {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const seconds = (...indexes: number[]): number =>
    indexes.reduce((sum, index) => sum + Number(fields[index]), 0) / TICKS_PER_SECOND;
  return {
    cpuSeconds: seconds(11, 12),
    endedChildrenCpuSeconds: seconds(13, 14),
  };
}

/**
 * CPU time of a process and all its children, those that have ended included: PostgreSQL has one for each connection.
 *
 * @throws Error there is no such process, or no /proc
 */
export async function treeCpuSeconds(pid: number): Promise<number> {
  for (;;) {
    const before = await readProcStat(pid);
    const children = await readChildrenCpuSeconds(pid);
    const { cpuSeconds, endedChildrenCpuSeconds } = await readProcStat(pid);
    // A child that ended between the looks would be missing, or be there twice.
    if (endedChildrenCpuSeconds === before.endedChildrenCpuSeconds)
      return cpuSeconds + endedChildrenCpuSeconds + children;
  }
}

async function readProcStat(pid: number): Promise<ProcStat> {
  return parseProcStat(await readFile(`/proc/${pid}/stat`, 'utf8'));
}

/** Ids of those that its first thread has started, which is the only one that does in what is measured here. */
export async function readChildren(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

async function readChildrenCpuSeconds(pid: number): Promise<number> {
  const pids = await readChildren(pid);
  // One that has ended meanwhile is seen by the caller.
  const seconds = await Promise.all(pids.map((child) => treeCpuSeconds(child).catch(() => 0)));
  return seconds.reduce((sum, each) => sum + each, 0);
}
