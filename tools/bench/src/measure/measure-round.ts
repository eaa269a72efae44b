import type { LoadName } from '../load/load-kind.js';
import { runLoad, type RunLoadOptions } from '../load/run-load.js';
import { percentile } from '../report/percentile.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { callsBetween, countBridgeCalls } from './count-bridge-calls.js';
import { readHistoryLengths } from './history-lengths.js';
import { readMachineCpu } from './machine-cpu.js';
import { readMemory, resetPeakMemory } from './proc-memory.js';
import {
  CPU_PARTS,
  readStackCpu,
  readWorkersCpu,
  sumOfParts,
  untilQuiet,
  type StackCpu,
} from './stack-cpu.js';

export interface MeasureRoundOptions extends Omit<RunLoadOptions, 'client'> {
  readonly stack: BenchStack;
}

/** What one round of one load took. */
export interface RoundResult {
  readonly kind: LoadName;
  /** How many workflows ran. */
  readonly count: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** CPU seconds for 1,000 workflows, what the parts do after the last completion included. */
  readonly cpuPer1000: StackCpu;
  /** The same of each process of the worker. */
  readonly workersCpuPer1000: readonly number[];
  /** What other programs of the machine used meanwhile, in cores: above a tenth, times mean little. */
  readonly otherCores: number;
  /** Of the worker's process that held most. */
  readonly workerPeakMb: number;
  /** Of a sample. */
  readonly historyEvents: { readonly mean: number; readonly max: number };
  /** For each workflow. */
  readonly roundTrips: number;
  /** For each workflow. */
  readonly bridgeCalls: number;
  /** In all. */
  readonly bridgeCallsByMethod: Readonly<Record<string, number>>;
}

/** Runs one load to its end and measures it. */
export async function measureRound(options: MeasureRoundOptions): Promise<RoundResult> {
  const { stack, kind, executions, signal } = options;
  const pids = stack[kind.workers].map(({ pid }) => pid);
  const bridgeAddress = `127.0.0.1:${stack.ports.bridge}`;
  const look = async () => ({
    atMs: performance.now(),
    machineCpu: await readMachineCpu(),
    cpu: await readStackCpu(stack, kind),
    workersCpu: await readWorkersCpu(stack, kind.workers),
    roundTrips: await stack.postgres.countRoundTrips(),
    calls: await countBridgeCalls(bridgeAddress),
  });
  await untilQuiet(stack, kind, signal);
  await Promise.all(pids.map(resetPeakMemory));
  const before = await look();
  const run = await runLoad({ ...options, client: stack.client });
  await untilQuiet(stack, kind, signal);
  const after = await look();

  const count = executions.length;
  const calls = callsBetween(before.calls, after.calls);
  const memories = await Promise.all(pids.map(readMemory));
  return {
    kind: kind.name,
    count,
    seconds: run.seconds,
    perSecond: count / run.seconds,
    p50Ms: percentile(run.latenciesMs, 0.5),
    p95Ms: percentile(run.latenciesMs, 0.95),
    p99Ms: percentile(run.latenciesMs, 0.99),
    cpuPer1000: toCpuPer1000(before.cpu, after.cpu, count),
    workersCpuPer1000: after.workersCpu.map(
      (seconds, index) => ((seconds - before.workersCpu[index]!) / count) * 1_000,
    ),
    otherCores: toOtherCores(before, after),
    workerPeakMb: Math.max(...memories.map(({ peakMb }) => peakMb)),
    historyEvents: await readHistoryLengths(
      stack.client,
      executions.map(({ workflowId }) => workflowId),
    ),
    roundTrips: (after.roundTrips - before.roundTrips) / count,
    bridgeCalls: Object.values(calls).reduce((sum, each) => sum + each, 0) / count,
    bridgeCallsByMethod: calls,
  };
}

function toCpuPer1000(before: StackCpu, after: StackCpu, count: number): StackCpu {
  const used = CPU_PARTS.map(
    (part) => [part, ((after[part] - before[part]) / count) * 1_000] as const,
  );
  return Object.fromEntries(used) as unknown as StackCpu;
}

interface CpuLook {
  readonly atMs: number;
  readonly machineCpu: number;
  readonly cpu: StackCpu;
}

/** The worker of the other kinds, which only polls meanwhile, is among the others. */
function toOtherCores(before: CpuLook, after: CpuLook): number {
  const machine = after.machineCpu - before.machineCpu;
  const ours = sumOfParts(after.cpu) - sumOfParts(before.cpu);
  return Math.max(0, machine - ours) / ((after.atMs - before.atMs) / 1_000);
}
