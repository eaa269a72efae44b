import {
  readChildren,
  readProportionalMb,
  treeCpuSeconds,
  workerName,
  type BenchStack,
} from '@conn-dict/bench/parts';

/** What a process, with its children, has used so far and holds now. */
export interface ProcessLook {
  readonly cpuSeconds: number;
  /** With its share of what it has in common with others (PSS), in MB. */
  readonly memoryMb: number;
}

/** Ids of the processes under load, by their names: each worker, the parts of the stack, and this program. */
export function findProcesses(stack: BenchStack): ReadonlyMap<string, number> {
  const { workers, temporal, postgres, simulator } = stack;
  return new Map([
    ...workers.map(({ pid }, index) => [workerName('workers', index), pid] as const),
    ['temporal', temporal.pid],
    ['postgres', postgres.pid],
    ['bridge simulator', simulator.pid],
    ['driver', process.pid],
  ]);
}

/** @throws Error it has ended */
export async function lookAtProcess(name: string, pid: number): Promise<ProcessLook> {
  try {
    if (pid === process.pid) return await lookAtThisProcess(pid);
    const [cpuSeconds, memoryMb] = await Promise.all([treeCpuSeconds(pid), treeMemoryMb(pid)]);
    return { cpuSeconds, memoryMb };
  } catch (error) {
    throw new Error(`${name} has ended under load`, { cause: error });
  }
}

/** Without its children, the parts of the stack. */
async function lookAtThisProcess(pid: number): Promise<ProcessLook> {
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1_000_000, memoryMb: await readProportionalMb(pid) };
}

async function treeMemoryMb(pid: number): Promise<number> {
  const own = await readProportionalMb(pid);
  const children = await readChildren(pid);
  // A connection's process may end between the looks.
  const others = await Promise.all(
    children.map((child) => readProportionalMb(child).catch(() => 0)),
  );
  return others.reduce((sum, each) => sum + each, own);
}
