import type { RoundsOptions } from '../measure/measure-rounds.js';
import { readValues, toCommonOptions, toCount, type CommonOptions } from './option-values.js';
import { ROUNDS_ARGS, toRoundsOptions } from './rounds-options.js';
import { UsageError } from './usage-error.js';

/** What a caller may choose; `npm run bench:claims -- --help` shows the same. */
export interface ClaimsOptions extends CommonOptions, RoundsOptions {
  /** Pause between the start of a claim and its confirmation, in milliseconds. @default 0 */
  readonly answerAfterMs: number;
  /** Claims that shall wait, in place of rounds. @default none */
  readonly idle: number | undefined;
  /** Whether the worker is profiled. @default false */
  readonly cpuProfile: boolean;
}

/** Reads the command line. @throws UsageError naming the option and what it takes. */
export function parseClaimsOptions(args: readonly string[]): ClaimsOptions {
  const { claims, ...values } = readValues(args, {
    ...ROUNDS_ARGS,
    claims: { type: 'string' },
    'answer-after': { type: 'string' },
    idle: { type: 'string' },
    'cpu-profile': { type: 'boolean' },
  } as const);
  const answerAfter = values['answer-after'] ?? '0';
  const options = {
    ...toRoundsOptions('--claims', { ...values, count: claims }),
    answerAfterMs: toCount('--answer-after', answerAfter, { min: 0, max: 60_000 }),
    idle: values.idle === undefined ? undefined : toCount('--idle', values.idle),
    cpuProfile: values['cpu-profile'] ?? false,
    ...toCommonOptions(values),
  };
  if (options.idle !== undefined && options.cpuProfile)
    throw new UsageError('--cpu-profile goes with rounds, not with --idle');
  return options;
}
