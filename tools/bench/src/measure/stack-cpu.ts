import { setTimeout as delay } from 'node:timers/promises';
import type { BenchStack } from '../stack/bench-stack.js';
import type { LoadKind } from '../load/load-kind.js';
import { treeCpuSeconds } from './proc-stat.js';

export const CPU_PARTS = ['worker', 'temporal', 'postgres', 'simulator', 'driver'] as const;
/** CPU seconds of the worker that the load runs on, of all that it uses, and of this program, which drives it. */
export type StackCpu = Readonly<Record<(typeof CPU_PARTS)[number], number>>;

const LOOK_EVERY_MS = 500;
const QUIET_MS_MAX = 10_000;
/** Of one core: below what the parts use when nothing is to be done is never reached. */
const QUIET_SHARE = 0.15;

export async function readStackCpu(stack: BenchStack, { worker }: LoadKind): Promise<StackCpu> {
  const [own, temporal, postgres, simulator] = await Promise.all(
    [pidOf(stack, worker), stack.temporal.pid, stack.postgres.pid, stack.simulator.pid].map(
      treeCpuSeconds,
    ),
  );
  return {
    worker: own!,
    temporal: temporal!,
    postgres: postgres!,
    simulator: simulator!,
    driver: driverSeconds(),
  };
}

export function sumOfParts(cpu: StackCpu): number {
  return CPU_PARTS.reduce((sum, part) => sum + cpu[part], 0);
}

function driverSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/** The process of the worker that a load runs on. */
export function pidOf(stack: BenchStack, worker: LoadKind['worker']): number {
  return stack[worker]?.pid ?? 0;
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
