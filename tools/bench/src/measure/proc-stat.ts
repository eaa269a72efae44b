import { readFile, readdir } from 'node:fs/promises';

/** USER_HZ, the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** What `/proc/PID/stat` tells of a process. */
export interface ProcStat {
  readonly parentPid: number;
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
    parentPid: Number(fields[1]),
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
  const root = parseProcStat(await readFile(`/proc/${pid}/stat`, 'utf8'));
  const children = await readChildren();
  const sum = (parentPid: number): number =>
    (children.get(parentPid) ?? []).reduce(
      (total, child) => total + child.cpuSeconds + child.endedChildrenCpuSeconds + sum(child.pid),
      0,
    );
  return root.cpuSeconds + root.endedChildrenCpuSeconds + sum(pid);
}

type Child = ProcStat & { readonly pid: number };

async function readChildren(): Promise<Map<number, Child[]>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(
    pids.map(async (pid) => {
      // It may end between the two looks.
      const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
      return line === undefined ? undefined : { ...parseProcStat(line), pid: Number(pid) };
    }),
  );
  const children = new Map<number, Child[]>();
  for (const stat of stats) {
    if (stat === undefined) continue;
    children.set(stat.parentPid, [...(children.get(stat.parentPid) ?? []), stat]);
  }
  return children;
}
