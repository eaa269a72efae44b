import { availableParallelism, totalmem } from 'node:os';
import { toLatencies } from '../measure/latencies.js';
import type { Latencies, Sample } from '../measure/sample.js';
import { LOAD_KINDS, type LoadKind } from '../plan/profile.js';
import type { LoadResult } from '../run/load-result.js';
import type { RunLoadOptions } from '../run/run-load.js';
import { summariseProcesses, type ProcessSummary } from './process-summary.js';

/** Marks a file of numbers, so that another one is not compared with it. */
export const REPORT_FORMAT = 'conn-dict-load/1';

/** What one kind of executions came to. */
export interface KindSummary {
  readonly kind: LoadKind | 'all';
  readonly begun: number;
  readonly done: number;
  readonly failed: number;
  /** Not ended when the run was. */
  readonly open: number;
  /** Of those that were done; missing where none was. */
  readonly latencies?: Latencies;
}

/** A run in numbers, as it is written to a file. */
export interface LoadReport {
  readonly format: typeof REPORT_FORMAT;
  readonly options: RunLoadOptions;
  readonly startedAt: string;
  readonly isInterrupted: boolean;
  readonly machine: { readonly cpus: number; readonly memoryMb: number; readonly node: string };
  readonly planned: number;
  /** Done inside the time of the load, by that time. */
  readonly donePerSecond: number;
  /** The most at once. */
  readonly openMax: number;
  readonly backlogMax: number;
  /** How late the driver began one at worst, in milliseconds: much of that, and the machine is too small for both. */
  readonly driverLateMsMax: number;
  /** What the rest of the machine used, in cores: above a tenth, times mean little. */
  readonly otherCores: number;
  /** All together first. */
  readonly kinds: readonly KindSummary[];
  readonly processes: readonly ProcessSummary[];
  readonly failures: Readonly<Record<string, number>>;
  readonly samples: readonly Sample[];
}

/** Sums a run up. */
export function toLoadReport(options: RunLoadOptions, result: LoadResult): LoadReport {
  const { outcomes, samples, startedAt, planned, isInterrupted } = result;
  const inTime = samples.filter(({ atSeconds }) => atSeconds <= options.durationMs / 1_000 + 0.5);
  const endMs = Math.min(options.durationMs, 1_000 * (samples.at(-1)?.atSeconds ?? 0));
  const done = outcomes.filter(({ failure, endedMs }) => failure === undefined && endedMs <= endMs);
  return {
    format: REPORT_FORMAT,
    options,
    startedAt,
    isInterrupted,
    machine: {
      cpus: availableParallelism(),
      memoryMb: Math.round(totalmem() / 2 ** 20),
      node: process.versions.node,
    },
    planned,
    donePerSecond: done.length / (endMs / 1_000),
    openMax: max(samples.map(({ open }) => open)),
    backlogMax: max(
      samples.map(({ backlog }) => (backlog.workflowTasks ?? 0) + (backlog.activityTasks ?? 0)),
    ),
    driverLateMsMax: max(outcomes.map(({ lateMs }) => lateMs)),
    otherCores: mean(inTime.map(({ otherCores }) => otherCores)),
    kinds: toKinds(result),
    processes: summariseProcesses(inTime),
    failures: countFailures(result),
    samples,
  };
}

function toKinds(result: LoadResult): readonly KindSummary[] {
  const kinds = LOAD_KINDS.filter((kind) => result.begun[kind] !== undefined);
  const own = kinds.map((kind) => toKind(kind, result));
  return kinds.length === 1 ? own : [toKind('all', result), ...own];
}

function toKind(kind: KindSummary['kind'], { begun, outcomes }: LoadResult): KindSummary {
  const own = outcomes.filter((outcome) => kind === 'all' || outcome.kind === kind);
  const done = own.filter(({ failure }) => failure === undefined);
  const count =
    kind === 'all' ? Object.values(begun).reduce((sum, each) => sum + each, 0) : begun[kind]!;
  const latencies = toLatencies(done.map(({ latencyMs }) => latencyMs));
  return {
    kind,
    begun: count,
    done: done.length,
    failed: own.length - done.length,
    open: count - own.length,
    ...(latencies && { latencies }),
  };
}

function countFailures({ outcomes }: LoadResult): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind, failure } of outcomes) {
    if (failure === undefined) continue;
    const name = `${kind}: ${failure}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function max(values: readonly number[]): number {
  return Math.max(0, ...values);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
