import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

/** What a caller may choose; `npm run chaos -- --help` shows the same. */
export type ChaosOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'plan' | 'seeds'; readonly seeds: readonly number[] }
  /** One seed after the other, from the first on, until the time is over. */
  | { readonly kind: 'duration'; readonly firstSeed: number; readonly durationMs: number }
  /** A steady load for as long, in the same workers. */
  | {
      readonly kind: 'soak';
      readonly seed: number;
      readonly durationMs: number;
      /** Shows the plan, and does nothing. */
      readonly isPlanOnly: boolean;
      readonly jsonFile: string | undefined;
    };

const MINUTE_MS = 60_000;
const UNITS_MS = { s: 1_000, m: MINUTE_MS, h: 60 * MINUTE_MS } as const;
const PROFILES_MS = new Map([
  ['ci', 2 * MINUTE_MS],
  ['nightly', 10 * MINUTE_MS],
  ['soak', 60 * MINUTE_MS],
]);
/** What workers say in this time still fits into the memory of the run. */
const SOAK_MS_MAX = 2 * 60 * MINUTE_MS;
const SEED_MAX = 2 ** 31;
const SEEDS_MAX = 10_000;

const ARGS = {
  seed: { type: 'string' },
  seeds: { type: 'string' },
  plan: { type: 'boolean' },
  duration: { type: 'string' },
  profile: { type: 'string' },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the command line.
 *
 * @param freshSeed of a run that names none
 * @throws UsageError naming the option and what it takes
 */
export function parseChaosOptions(args: readonly string[], freshSeed: number): ChaosOptions {
  const values = readValues(args);
  if (values.help) return { kind: 'help' };
  if (values.seed !== undefined && values.seeds !== undefined)
    throw new UsageError('--seed and --seeds do not go together');
  if (values.profile === undefined && values.json !== undefined)
    throw new UsageError('--json goes with --profile');
  const firstSeed = values.seed === undefined ? freshSeed : toSeed('--seed', values.seed);
  if (values.profile !== undefined) return toSoak(values.profile, firstSeed, values);
  if (values.duration !== undefined) {
    if (values.seeds !== undefined || values.plan)
      throw new UsageError('--duration goes with --seed alone');
    return { kind: 'duration', firstSeed, durationMs: toDuration(values.duration) };
  }
  const seeds = values.seeds === undefined ? [firstSeed] : toRange(values.seeds);
  return { kind: values.plan ? 'plan' : 'seeds', seeds };
}

type Values = ReturnType<typeof readValues>;

function toSoak(profile: string, seed: number, values: Values): ChaosOptions {
  const { seeds, duration, plan: isPlanOnly = false, json: jsonFile } = values;
  if (seeds !== undefined) throw new UsageError('--profile goes with --seed alone');
  const usualMs = PROFILES_MS.get(profile);
  if (usualMs === undefined)
    throw new UsageError(`--profile needs one of ${[...PROFILES_MS.keys()].join(', ')}`);
  const durationMs = duration === undefined ? usualMs : toDuration(duration);
  if (durationMs > SOAK_MS_MAX) throw new UsageError('--duration of a profile is at most 2h');
  return { kind: 'soak', seed, durationMs, isPlanOnly, jsonFile };
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: false, options: ARGS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function toSeed(option: string, text: string): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : SEED_MAX;
  if (value < SEED_MAX) return value;
  throw new UsageError(`${option} needs a whole number from 0 to ${SEED_MAX - 1}`);
}

function toRange(text: string): readonly number[] {
  const [, first, last] = /^(\d+)\.\.(\d+)$/.exec(text) ?? [];
  if (first === undefined || last === undefined)
    throw new UsageError('--seeds needs a range such as 1..200');
  const [from, to] = [toSeed('--seeds', first), toSeed('--seeds', last)];
  if (to < from || to - from >= SEEDS_MAX)
    throw new UsageError(`--seeds needs a range of 1 to ${SEEDS_MAX} seeds`);
  return Array.from({ length: to - from + 1 }, (_, number) => from + number);
}

function toDuration(text: string): number {
  const [, count, unit] = /^(\d{1,4})([smh])$/.exec(text) ?? [];
  const durationMs = Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS];
  if (durationMs >= MINUTE_MS) return durationMs;
  throw new UsageError('--duration needs a time of at least 60s, such as 90s, 10m or 1h');
}
