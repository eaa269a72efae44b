import type { LoadName } from '../load/load-kind.js';
import { runClaims, type RunClaimsOptions } from '../load/run-claims.js';
import { percentile } from '../report/percentile.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { callsBetween, countBridgeCalls } from './count-bridge-calls.js';
import { readHistoryLengths } from './history-lengths.js';
import { readMachineCpu } from './machine-cpu.js';
import { readMemory, resetPeakMemory } from './proc-memory.js';
import {
  CPU_PARTS,
  pidOf,
  readStackCpu,
  sumOfParts,
  untilQuiet,
  type StackCpu,
} from './stack-cpu.js';

export interface MeasureRoundOptions extends Omit<RunClaimsOptions, 'client'> {
  readonly stack: BenchStack;
}

/** What one round of one load took. */
export interface RoundResult {
  readonly kind: LoadName;
  readonly claims: number;
  readonly seconds: number;
  readonly claimsPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** CPU seconds for 1,000 claims, what the parts do after the last completion included. */
  readonly cpuPer1000: StackCpu;
  /** What other programs of the machine used meanwhile, in cores: above a tenth, times mean little. */
  readonly otherCores: number;
  readonly workerPeakMb: number;
  /** Of a sample. */
  readonly historyEvents: { readonly mean: number; readonly max: number };
  readonly roundTripsPerClaim: number;
  readonly bridgeCallsPerClaim: number;
  readonly bridgeCalls: Readonly<Record<string, number>>;
}

/** Runs one load to its end and measures it. */
export async function measureRound(options: MeasureRoundOptions): Promise<RoundResult> {
  const { stack, kind, inputs, signal } = options;
  const bridgeAddress = `127.0.0.1:${stack.ports.bridge}`;
  const look = async () => ({
    atMs: performance.now(),
    machineCpu: await readMachineCpu(),
    cpu: await readStackCpu(stack, kind),
    roundTrips: await stack.postgres.countRoundTrips(),
    calls: await countBridgeCalls(bridgeAddress),
  });
  await untilQuiet(stack, kind, signal);
  await resetPeakMemory(pidOf(stack, kind.worker));
  const before = await look();
  const run = await runClaims({ ...options, client: stack.client });
  await untilQuiet(stack, kind, signal);
  const after = await look();

  const claims = inputs.length;
  const calls = callsBetween(before.calls, after.calls);
  const { peakMb } = await readMemory(pidOf(stack, kind.worker));
  return {
    kind: kind.name,
    claims,
    seconds: run.seconds,
    claimsPerSecond: claims / run.seconds,
    p50Ms: percentile(run.latenciesMs, 0.5),
    p95Ms: percentile(run.latenciesMs, 0.95),
    p99Ms: percentile(run.latenciesMs, 0.99),
    cpuPer1000: toCpuPer1000(before.cpu, after.cpu, claims),
    otherCores: toOtherCores(before, after),
    workerPeakMb: peakMb,
    historyEvents: await readHistoryLengths(stack.client, run.workflowIds),
    roundTripsPerClaim: (after.roundTrips - before.roundTrips) / claims,
    bridgeCallsPerClaim: Object.values(calls).reduce((sum, count) => sum + count, 0) / claims,
    bridgeCalls: calls,
  };
}

function toCpuPer1000(before: StackCpu, after: StackCpu, claims: number): StackCpu {
  const used = CPU_PARTS.map(
    (part) => [part, ((after[part] - before[part]) / claims) * 1_000] as const,
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
