import { warmUpCount, type RoundsOptions } from '../measure/measure-rounds.js';
import { RUNS_MAX, toCount } from './option-values.js';
import { UsageError } from './usage-error.js';

/** Command line of a benchmark that runs rounds of workflows; the number of them is an option of its own name. */
export const ROUNDS_ARGS = { concurrency: { type: 'string' }, rounds: { type: 'string' } } as const;

/** @throws UsageError */
export function toRoundsOptions(
  option: string,
  values: {
    readonly count: string | undefined;
    readonly concurrency?: string | undefined;
    readonly rounds?: string | undefined;
  },
): RoundsOptions {
  const options = {
    count: toCount(option, values.count ?? '300'),
    concurrency: toCount('--concurrency', values.concurrency ?? '50', { max: 1_000 }),
    rounds: toCount('--rounds', values.rounds ?? '3', { max: 99 }),
  };
  if (options.count * options.rounds + warmUpCount(options.count) > RUNS_MAX)
    throw new UsageError(
      `${option} times --rounds, with the first round that does not count, is at most ${RUNS_MAX}`,
    );
  return options;
}
