import type { BenchStack } from '../stack/bench-stack.js';
import type { LoadKind, LoadName } from './load-kind.js';
import type { Execution, RunLoadOptions } from './run-load.js';

export interface RoundPart {
  readonly round: number;
  readonly count: number;
  readonly signal: AbortSignal;
}

/** What a benchmark runs: its kinds, and how their executions are made and brought to their end. */
export interface Workload<Name extends LoadName> {
  /** What an execution is called, in the plural. */
  readonly unit: string;
  readonly kinds: readonly LoadKind<Name>[];
  /** Makes the executions of a kind in a round, and what they need, before the clock starts. */
  prepare(stack: BenchStack, kind: LoadKind<Name>, part: RoundPart): Promise<readonly Execution[]>;
  readonly finish: RunLoadOptions['finish'];
}
