import { setTimeout as delay } from 'node:timers/promises';
import type { IdleLoad } from '../load/idle-load.js';
import { openIdle } from '../load/open-idle.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { readMemory, readProportionalMb } from './proc-memory.js';
import { untilQuiet } from './stack-cpu.js';
import { readCachedWorkflows } from './sticky-cache.js';

/** After the last work: the heap is collected and pages are given back meanwhile. */
const REST_MS = 30_000;

export interface MeasureIdleOptions {
  readonly stack: BenchStack;
  readonly load: IdleLoad;
  /** Executions that shall wait. */
  readonly count: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** A worker's memory, in MB. */
export interface MemoryLook {
  readonly rssMb: number;
  /** With its share of what it has in common with other processes. */
  readonly pssMb: number;
  /** The most that it held so far. */
  readonly peakMb: number;
}

export interface IdleResult {
  readonly unit: IdleLoad['unit'];
  readonly waiting: number;
  /** Workflows that the worker holds in memory; the others are replayed when they go on. */
  readonly cachedWorkflows: number;
  readonly before: MemoryLook;
  readonly atRest: MemoryLook;
}

/** Opens real workflows that wait, lets the worker rest, and looks at its memory. */
export async function measureIdle(options: MeasureIdleOptions): Promise<IdleResult> {
  const { stack, load, count, signal, say } = options;
  const { unit } = load;
  const { pid } = stack.workers[0]!;
  const before = await look(pid);
  const executions = await load.prepare(stack, { count, signal });
  const onProgress = (waiting: number): void => {
    if (waiting % 1_000 === 0 || waiting === count) say(`${waiting} of ${count} ${unit} wait`);
  };
  await openIdle({ stack, load, executions, signal, onProgress });
  await untilQuiet(stack, load.kind, signal);
  say(`Letting the worker rest for ${REST_MS / 1_000} s`);
  await delay(REST_MS, undefined, { signal });
  return {
    unit,
    waiting: await load.countWaiting(stack),
    cachedWorkflows: await readCachedWorkflows(stack.ports.workers[0]!.metrics),
    before,
    atRest: await look(pid),
  };
}

async function look(pid: number): Promise<MemoryLook> {
  return { ...(await readMemory(pid)), pssMb: await readProportionalMb(pid) };
}
