import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

/** What the Bridge client's buckets for the directory's limits hold, at three writes and three reads a claim. */
export const CLAIMS_MAX = 10_000;

/** What a caller may choose; `npm run bench:claims -- --help` shows the same. */
export interface BenchOptions {
  /** Claims in each round of each kind. @default 300 */
  readonly claims: number;
  /** Claims under way at once. @default 50 */
  readonly concurrency: number;
  /** Rounds that count. @default 3 */
  readonly rounds: number;
  /** Pause between the start of a claim and its confirmation, in milliseconds. @default 0 */
  readonly answerAfterMs: number;
  /** Claims that shall wait, in place of rounds. @default none */
  readonly idle: number | undefined;
  /** Whether the worker is profiled. @default false */
  readonly cpuProfile: boolean;
  /** File for the numbers, as typed. @default one in tools/bench/.out */
  readonly jsonFile: string | undefined;
  /** Whether to show the options and do nothing else. @default false */
  readonly help: boolean;
}

/** Claims of the round that does not count. */
export function warmUpClaims({ claims }: Pick<BenchOptions, 'claims'>): number {
  return Math.min(claims, 100);
}

/** Reads the command line. @throws UsageError naming the option and what it takes. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const values = readValues(args);
  const options = {
    claims: count('--claims', values.claims ?? '300'),
    concurrency: count('--concurrency', values.concurrency ?? '50', { max: 1_000 }),
    rounds: count('--rounds', values.rounds ?? '3', { max: 100 }),
    answerAfterMs: count('--answer-after', values['answer-after'] ?? '0', { min: 0, max: 60_000 }),
    idle: values.idle === undefined ? undefined : count('--idle', values.idle),
    cpuProfile: values['cpu-profile'] ?? false,
    jsonFile: values.json,
    help: values.help ?? false,
  };
  if (options.idle !== undefined && options.cpuProfile)
    throw new UsageError('--cpu-profile goes with rounds, not with --idle');
  if (options.jsonFile === '') throw new UsageError('--json needs a path');
  if (options.claims * options.rounds + warmUpClaims(options) > CLAIMS_MAX)
    throw new UsageError(
      `--claims times --rounds, with the first round that does not count, is at most ${CLAIMS_MAX}`,
    );
  return options;
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        claims: { type: 'string' },
        concurrency: { type: 'string' },
        rounds: { type: 'string' },
        'answer-after': { type: 'string' },
        idle: { type: 'string' },
        'cpu-profile': { type: 'boolean' },
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function count(
  option: string,
  text: string,
  { min = 1, max = CLAIMS_MAX }: { readonly min?: number; readonly max?: number } = {},
): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : -1;
  if (value >= min && value <= max) return value;
  throw new UsageError(`${option} needs a whole number from ${min} to ${max}`);
}
