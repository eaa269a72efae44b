import { setTimeout as delay } from 'node:timers/promises';
import type { BenchStack } from '../stack/bench-stack.js';
import type { LoadKind } from '../load/load-kind.js';
import { treeCpuSeconds } from './proc-stat.js';

export const CPU_PARTS = ['worker', 'temporal', 'postgres', 'simulator', 'driver'] as const;
/** CPU seconds of the workers that the load runs on together, of all that it uses, and of this program, which drives it. */
export type StackCpu = Readonly<Record<(typeof CPU_PARTS)[number], number>>;

const LOOK_EVERY_MS = 500;
const QUIET_MS_MAX = 10_000;
/** Of one core: below what the parts use when nothing is to be done is never reached. */
const QUIET_SHARE = 0.15;

export async function readStackCpu(stack: BenchStack, { workers }: LoadKind): Promise<StackCpu> {
  const [own, temporal, postgres, simulator] = await Promise.all([
    readWorkersCpu(stack, workers),
    treeCpuSeconds(stack.temporal.pid),
    treeCpuSeconds(stack.postgres.pid),
    treeCpuSeconds(stack.simulator.pid),
  ]);
  const worker = own.reduce((sum, seconds) => sum + seconds, 0);
  return { worker, temporal, postgres, simulator, driver: driverSeconds() };
}

export function sumOfParts(cpu: StackCpu): number {
  return CPU_PARTS.reduce((sum, part) => sum + cpu[part], 0);
}

function driverSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/** CPU seconds of each process of a worker. */
export function readWorkersCpu(
  stack: BenchStack,
  workers: LoadKind['workers'],
): Promise<readonly number[]> {
  return Promise.all(stack[workers].map(({ pid }) => treeCpuSeconds(pid)));
}

/** Waits until the parts have done what a load leaves behind, at most 10 s. */
export async function untilQuiet(
  stack: BenchStack,
  kind: LoadKind,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + QUIET_MS_MAX;
  const read = async (): Promise<number> =>
    sumOfParts({ ...(await readStackCpu(stack, kind)), driver: 0 });
  let before = await read();
  while (performance.now() < deadline) {
    await delay(LOOK_EVERY_MS, undefined, { signal });
    const now = await read();
    if (now - before < (QUIET_SHARE * LOOK_EVERY_MS) / 1_000) return;
    before = now;
  }
}
