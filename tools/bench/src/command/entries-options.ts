import type { RoundsOptions } from '../measure/measure-rounds.js';
import { readValues, toCommonOptions, type CommonOptions } from './option-values.js';
import { ROUNDS_ARGS, toRoundsOptions } from './rounds-options.js';

/** What a caller may choose; `npm run bench:entries -- --help` shows the same. */
export interface EntriesOptions extends CommonOptions, RoundsOptions {
  /** Whether the first worker of each number of them is profiled. @default false */
  readonly cpuProfile: boolean;
}

/** Reads the command line. @throws UsageError naming the option and what it takes. */
export function parseEntriesOptions(args: readonly string[]): EntriesOptions {
  const { entries, ...values } = readValues(args, {
    ...ROUNDS_ARGS,
    entries: { type: 'string' },
    'cpu-profile': { type: 'boolean' },
  } as const);
  return {
    ...toRoundsOptions('--entries', { ...values, count: entries }),
    cpuProfile: values['cpu-profile'] ?? false,
    ...toCommonOptions(values),
  };
}
