import { LOAD_NAMES, type LoadName } from '../load/load-kind.js';
import type { RoundResult } from '../measure/measure-round.js';
import { CPU_PARTS, type StackCpu } from '../measure/stack-cpu.js';
import { median } from './percentile.js';

/** The numbers of one kind: medians over its rounds. */
export type KindSummary = Omit<RoundResult, 'kind' | 'bridgeCalls'>;

/** A number that shall be reached, or not be exceeded. */
export interface Target {
  readonly name: string;
  readonly wanted: `≥ ${number}` | `≤ ${number}`;
  readonly measured: number;
  readonly isMet: boolean;
}

export interface ClaimsReport {
  readonly options: {
    readonly claims: number;
    readonly concurrency: number;
    readonly rounds: number;
    readonly answerAfterMs: number;
  };
  readonly kinds: Readonly<Record<LoadName, KindSummary>>;
  readonly targets: readonly Target[];
  readonly rounds: readonly RoundResult[];
}

/** Sums the rounds up. The ratios are medians of those of each round, since what else the machine does changes. */
export function toReport(
  { claims, concurrency, rounds: roundCount, answerAfterMs }: ClaimsReport['options'],
  rounds: readonly RoundResult[],
): ClaimsReport {
  const kinds = Object.fromEntries(
    LOAD_NAMES.map((name) => [name, summarise(ofKind(rounds, name))]),
  ) as Record<LoadName, KindSummary>;
  return {
    options: { claims, concurrency, rounds: roundCount, answerAfterMs },
    kinds,
    targets: [
      atLeast(0.8, 'claims/s, claim to two-speed no-op', ratio(rounds, 'noop-two-speed')),
      atLeast(1.7, 'claims/s, claim to ordinary no-op', ratio(rounds, 'noop-ordinary')),
      atMost(18, 'history events a claim', kinds.claim.historyEvents.max),
      atMost(6, 'database round trips a claim', kinds.claim.roundTripsPerClaim),
    ],
    rounds,
  };
}

function ofKind(rounds: readonly RoundResult[], name: LoadName): readonly RoundResult[] {
  return rounds.filter(({ kind }) => kind === name);
}

function ratio(rounds: readonly RoundResult[], to: LoadName): number {
  const others = ofKind(rounds, to);
  return median(
    ofKind(rounds, 'claim').map(
      ({ claimsPerSecond }, index) => claimsPerSecond / others[index]!.claimsPerSecond,
    ),
  );
}

function summarise(rounds: readonly RoundResult[]): KindSummary {
  const of = (pick: (round: RoundResult) => number): number => median(rounds.map(pick));
  const cpu = CPU_PARTS.map((part) => [part, of(({ cpuPer1000 }) => cpuPer1000[part])] as const);
  return {
    claims: of(({ claims }) => claims),
    seconds: of(({ seconds }) => seconds),
    claimsPerSecond: of(({ claimsPerSecond }) => claimsPerSecond),
    p50Ms: of(({ p50Ms }) => p50Ms),
    p95Ms: of(({ p95Ms }) => p95Ms),
    p99Ms: of(({ p99Ms }) => p99Ms),
    cpuPer1000: Object.fromEntries(cpu) as unknown as StackCpu,
    otherCores: of(({ otherCores }) => otherCores),
    workerPeakMb: of(({ workerPeakMb }) => workerPeakMb),
    historyEvents: {
      mean: of(({ historyEvents }) => historyEvents.mean),
      max: of(({ historyEvents }) => historyEvents.max),
    },
    roundTripsPerClaim: of(({ roundTripsPerClaim }) => roundTripsPerClaim),
    bridgeCallsPerClaim: of(({ bridgeCallsPerClaim }) => bridgeCallsPerClaim),
  };
}

function atLeast(wanted: number, name: string, measured: number): Target {
  return { name, wanted: `≥ ${wanted}`, measured, isMet: measured >= wanted };
}

function atMost(wanted: number, name: string, measured: number): Target {
  return { name, wanted: `≤ ${wanted}`, measured, isMet: measured <= wanted };
}
