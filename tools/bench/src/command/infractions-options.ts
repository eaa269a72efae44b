import type { RoundsOptions } from '../measure/measure-rounds.js';
import {
  RUNS_MAX,
  readValues,
  toCommonOptions,
  toCount,
  type CommonOptions,
} from './option-values.js';
import { ROUNDS_ARGS, toRoundsOptions } from './rounds-options.js';

/** What a caller may choose; `npm run bench:infractions -- --help` shows the same. */
export interface InfractionsOptions extends CommonOptions, RoundsOptions {
  /** Pause between the start of an investigation and its decision, in milliseconds. @default 0 */
  readonly answerAfterMs: number;
  /** Investigations that shall wait. @default 10,000 */
  readonly idle: number;
}

/** Reads the command line. @throws UsageError naming the option and what it takes. */
export function parseInfractionsOptions(args: readonly string[]): InfractionsOptions {
  const { infractions, ...values } = readValues(args, {
    ...ROUNDS_ARGS,
    infractions: { type: 'string' },
    'answer-after': { type: 'string' },
    idle: { type: 'string' },
  } as const);
  return {
    ...toRoundsOptions('--infractions', { ...values, count: infractions }),
    answerAfterMs: toCount('--answer-after', values['answer-after'] ?? '0', {
      min: 0,
      max: 60_000,
    }),
    idle: toCount('--idle', values.idle ?? String(RUNS_MAX)),
    ...toCommonOptions(values),
  };
}
