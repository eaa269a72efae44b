import type { LoadKind, LoadName } from '../load/load-kind.js';
import type { Workload } from '../load/workload.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { measureRound, type RoundResult } from './measure-round.js';

/** How much is measured. */
export interface RoundsOptions {
  /** Workflows in each round of each kind. */
  readonly count: number;
  /** Workflows under way at once. */
  readonly concurrency: number;
  /** Rounds that count. */
  readonly rounds: number;
}

export interface MeasureRoundsOptions<Name extends LoadName> {
  readonly stack: BenchStack;
  readonly workload: Workload<Name>;
  readonly options: RoundsOptions;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Workflows of the round that does not count. */
export function warmUpCount(count: number): number {
  return Math.min(count, 100);
}

/** Runs every kind in each round, each round beginning with another one, and gives what the rounds that count took. */
export async function measureRounds<Name extends LoadName>(
  run: MeasureRoundsOptions<Name>,
): Promise<readonly RoundResult[]> {
  const { count, rounds } = run.options;
  const { kinds, unit } = run.workload;
  const results: RoundResult[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const isWarmUp = round === 0;
    for (const kind of rotated(kinds, round)) {
      const result = await measure(run, kind, {
        round,
        count: isWarmUp ? warmUpCount(count) : count,
      });
      const name = isWarmUp ? 'warm-up' : `round ${round} of ${rounds}`;
      run.say(`${name}, ${kind.name}: ${result.perSecond.toFixed(1)} ${unit}/s`);
      if (!isWarmUp) results.push(result);
    }
  }
  return results;
}

async function measure<Name extends LoadName>(
  { stack, workload, options: { concurrency }, signal }: MeasureRoundsOptions<Name>,
  kind: LoadKind<Name>,
  part: { readonly round: number; readonly count: number },
): Promise<RoundResult> {
  const executions = await workload.prepare(stack, kind, { ...part, signal });
  const { finish } = workload;
  return await measureRound({ stack, kind, executions, concurrency, finish, signal });
}

function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
