import { readValues, toCommonOptions, toCount, type CommonOptions } from './option-values.js';

/** What a caller may choose; `npm run bench:dict -- --help` shows the same. */
export interface DictOptions extends CommonOptions {
  /** Rounds that count; each calls every rule some 10,000 times. @default 50 */
  readonly rounds: number;
}

/** Reads the command line. @throws UsageError naming the option and what it takes. */
export function parseDictOptions(args: readonly string[]): DictOptions {
  const values = readValues(args, { rounds: { type: 'string' } } as const);
  return {
    rounds: toCount('--rounds', values.rounds ?? '50', { max: 1_000 }),
    ...toCommonOptions(values),
  };
}
