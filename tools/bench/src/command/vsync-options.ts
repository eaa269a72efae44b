import { readValues, toCommonOptions, toCount, type CommonOptions } from './option-values.js';
import { UsageError } from './usage-error.js';

/** What a caller may choose; `npm run bench:vsync -- --help` shows the same. */
export interface VSyncOptions extends CommonOptions {
  /** Sizes of the set to measure, ascending. @default [1_000_000] */
  readonly entries: readonly number[];
  /** CIDs that each side has and the other lacks not, half of them on each. @default 1_000 */
  readonly differences: number;
  /** Rounds that count, after one that does not. @default 5 */
  readonly rounds: number;
}

const ENTRIES_MAX = 100_000_000;

/** Reads the command line. @throws UsageError naming the option and what it takes. */
export function parseVSyncOptions(args: readonly string[]): VSyncOptions {
  const values = readValues(args, {
    entries: { type: 'string' },
    differences: { type: 'string' },
    rounds: { type: 'string' },
  } as const);
  return {
    entries: toSizes(values.entries ?? '1000000'),
    differences: toCount('--differences', values.differences ?? '1000', { min: 0, max: 999_999 }),
    rounds: toCount('--rounds', values.rounds ?? '5', { max: 10 }),
    ...toCommonOptions(values),
  };
}

function toSizes(text: string): number[] {
  const sizes = text.split(',').map((size) => (/^[1-9]\d{3,8}$/.test(size) ? Number(size) : 0));
  if (sizes.some((size) => size === 0 || size > ENTRIES_MAX))
    throw new UsageError('--entries needs sizes from 1000 to 100000000, with commas between them');
  return sizes.toSorted((one, other) => one - other);
}
