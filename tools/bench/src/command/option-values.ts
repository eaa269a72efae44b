import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

/** Workflows of one run: what the Bridge client's buckets for the directory's limits hold, at three writes a claim. */
export const RUNS_MAX = 10_000;

/** What every benchmark takes. */
export interface CommonOptions {
  /** File for the numbers, as typed. @default one in tools/bench/.out */
  readonly jsonFile: string | undefined;
  /** Whether to show the options and do nothing else. @default false */
  readonly help: boolean;
}

/** What an option takes: a text, or nothing. */
type OptionArgs = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

const COMMON = { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

type OptionValues<T extends OptionArgs> = {
  readonly [Name in keyof T]?: T[Name]['type'] extends 'boolean' ? boolean : string;
};

/** Reads what stands on the command line. @throws UsageError an option that is not known */
export function readValues<T extends OptionArgs>(
  args: readonly string[],
  own: T,
): OptionValues<T & typeof COMMON> {
  try {
    const options: OptionArgs = { ...COMMON, ...own };
    const { values } = parseArgs({ args: [...args], allowPositionals: false, options });
    return values as OptionValues<T & typeof COMMON>;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Reads what every benchmark takes. @throws UsageError */
export function toCommonOptions({
  json,
  help,
}: {
  readonly json?: string | undefined;
  readonly help?: boolean | undefined;
}): CommonOptions {
  if (json === '') throw new UsageError('--json needs a path');
  return { jsonFile: json, help: help ?? false };
}

/** Reads a whole number. @throws UsageError naming the option and what it takes */
export function toCount(
  option: string,
  text: string,
  { min = 1, max = RUNS_MAX }: { readonly min?: number; readonly max?: number } = {},
): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : -1;
  if (value >= min && value <= max) return value;
  throw new UsageError(`${option} needs a whole number from ${min} to ${max}`);
}
