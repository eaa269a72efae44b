import type { LoadName } from '../load/load-kind.js';
import type { RoundResult } from '../measure/measure-round.js';
import { CPU_PARTS, type StackCpu } from '../measure/stack-cpu.js';
import { median } from './percentile.js';

/** The numbers of one kind: medians over its rounds. */
export type KindSummary = Omit<RoundResult, 'kind' | 'bridgeCallsByMethod'>;

/** Sums the rounds of each kind up. */
export function summariseKinds<Name extends LoadName>(
  names: readonly Name[],
  rounds: readonly RoundResult[],
): Readonly<Record<Name, KindSummary>> {
  return Object.fromEntries(names.map((name) => [name, summarise(ofKind(rounds, name))])) as Record<
    Name,
    KindSummary
  >;
}

/** The median of the ratios of each round, since what else the machine does changes. */
export function rateRatio(rounds: readonly RoundResult[], of: LoadName, to: LoadName): number {
  const others = ofKind(rounds, to);
  return median(
    ofKind(rounds, of).map(({ perSecond }, index) => perSecond / others[index]!.perSecond),
  );
}

function ofKind(rounds: readonly RoundResult[], name: LoadName): readonly RoundResult[] {
  return rounds.filter(({ kind }) => kind === name);
}

function summarise(rounds: readonly RoundResult[]): KindSummary {
  const of = (pick: (round: RoundResult) => number): number => median(rounds.map(pick));
  const cpu = CPU_PARTS.map((part) => [part, of(({ cpuPer1000 }) => cpuPer1000[part])] as const);
  return {
    count: of(({ count }) => count),
    seconds: of(({ seconds }) => seconds),
    perSecond: of(({ perSecond }) => perSecond),
    p50Ms: of(({ p50Ms }) => p50Ms),
    p95Ms: of(({ p95Ms }) => p95Ms),
    p99Ms: of(({ p99Ms }) => p99Ms),
    cpuPer1000: Object.fromEntries(cpu) as unknown as StackCpu,
    workersCpuPer1000: (rounds[0]?.workersCpuPer1000 ?? []).map((_, index) =>
      of(({ workersCpuPer1000 }) => workersCpuPer1000[index]!),
    ),
    otherCores: of(({ otherCores }) => otherCores),
    workerPeakMb: of(({ workerPeakMb }) => workerPeakMb),
    historyEvents: {
      mean: of(({ historyEvents }) => historyEvents.mean),
      max: of(({ historyEvents }) => historyEvents.max),
    },
    roundTrips: of(({ roundTrips }) => roundTrips),
    bridgeCalls: of(({ bridgeCalls }) => bridgeCalls),
  };
}
