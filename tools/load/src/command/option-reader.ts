import { parseArgs } from 'node:util';
import { UsageError, toCount } from '@conn-dict/bench/parts';
import { goDurationMs } from '@conn-dict/config';

/** Reads options one by one and keeps every fault, so that all are told at once. */
export interface OptionReader {
  /** What stands beside the options. */
  readonly positionals: readonly string[];
  isGiven(name: string): boolean;
  flag(name: string): boolean;
  /** A path; undefined where it is not given. */
  path(name: string): string | undefined;
  oneOf<T extends string>(name: string, choices: readonly T[], otherwise: T | undefined): T;
  count(name: string, otherwise: number, range?: { min?: number; max?: number }): number;
  /** Starts a second: decimals too. */
  rate(name: string, otherwise: number, max: number): number;
  /** Milliseconds of a duration as Go writes it, as the bounds are. */
  durationMs(name: string, range: DurationRange): number;
  /** Adds a fault that concerns more than one option. */
  blame(fault: string): void;
  /** @throws UsageError with every fault, one a line */
  done(): void;
}

interface DurationRange {
  readonly otherwise: string;
  readonly min: string;
  readonly max: string;
}

interface Names {
  readonly texts: readonly string[];
  readonly flags: readonly string[];
}

export function createOptionReader(args: readonly string[], names: Names): OptionReader {
  const { values, positionals, faults } = readArgs(args, names);
  const textOf = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const fault = (name: string, rule: string): void => void faults.push(`--${name} ${rule}`);
  return {
    positionals,
    isGiven: (name) => values[name] !== undefined,
    flag: (name) => values[name] === true,
    path(name) {
      if (textOf(name) === '') fault(name, 'needs a path');
      return textOf(name);
    },
    oneOf(name, choices, otherwise) {
      const text = textOf(name);
      const choice = text === undefined ? otherwise : choices.find((one) => one === text);
      if (choice === undefined) fault(name, `needs one of ${choices.join(', ')}`);
      return choice ?? choices[0]!;
    },
    count(name, otherwise, range = {}) {
      try {
        return toCount(`--${name}`, textOf(name) ?? String(otherwise), range);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        faults.push(error.message);
        return otherwise;
      }
    },
    rate(name, otherwise, max) {
      const text = textOf(name) ?? String(otherwise);
      const rate = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
      if (rate > 0 && rate <= max) return rate;
      fault(name, `needs a number above 0, up to ${max}`);
      return otherwise;
    },
    durationMs(name, { otherwise, min, max }) {
      const valueMs = goDurationMs(textOf(name) ?? otherwise);
      if (valueMs !== undefined && valueMs >= goDurationMs(min)! && valueMs <= goDurationMs(max)!)
        return valueMs;
      fault(name, `needs a duration with units, such as 30s or 1m30s, from ${min} to ${max}`);
      return goDurationMs(otherwise)!;
    },
    blame: (text) => void faults.push(text),
    done() {
      if (faults.length > 0) throw new UsageError(faults.join('\n'));
    },
  };
}

/** Never throws: `strict` would stop at the first fault. */
function readArgs(args: readonly string[], { texts, flags }: Names) {
  const faults: string[] = [];
  const options: Record<string, { readonly type: 'string' | 'boolean' }> = {};
  for (const name of texts) options[name] = { type: 'string' };
  for (const name of flags) options[name] = { type: 'boolean' };
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (options[name] === undefined) faults.push(`${rawName} is not known`);
    else if (texts.includes(name) && value === undefined) faults.push(`${rawName} needs a value`);
    else if (flags.includes(name) && value !== undefined) faults.push(`${rawName} takes no value`);
  }
  return { values, positionals, faults };
}
