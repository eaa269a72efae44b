import * as z from 'zod/mini';
import { ConfigError, type ConfigFault } from './config-error.js';
import type { Environment } from './environment.js';
import { rawValue, UnreadableSecret } from './secret-files.js';
import { shownValue } from './shown-value.js';
import type { Values, Variables } from './variable.js';

/** A rule across variables of a group; looked at only when each of them is right by itself. */
export interface Rule<Read> {
  /** The variables that it is about; a fault names the first. */
  readonly of: readonly [keyof Read & string, ...(keyof Read & string)[]];
  readonly holds: (values: Read) => boolean;
  readonly expected: string;
}

/** Variables that belong together and the part of the configuration that they make. */
export interface Group<Config> {
  readonly title: string;
  /** A paragraph for the page. */
  readonly note?: string;
  readonly variables: Variables;
  /** @throws ConfigError with every fault of the group. */
  readonly read: (env: Environment) => Config;
}

interface Definition<Record extends Variables, Config> {
  readonly title: string;
  readonly note?: string;
  readonly variables: Record;
  /** @default none */
  readonly rules?: readonly Rule<Values<Record>>[];
  /** Gets the environment too, with its secrets read from their files; may throw a ConfigError. */
  readonly toConfig: (values: Values<Record>, env: Environment) => Config;
}

export function group<Record extends Variables, Config>(
  definition: Definition<Record, Config>,
): Group<Config> {
  const { title, note, variables, rules = [], toConfig } = definition;
  const shape = Object.fromEntries(
    Object.entries(variables).map(([name, { schema }]) => [name, schema]),
  );
  const schema = z.object(shape).check(...rules.map(toCheck));
  return {
    title,
    ...(note !== undefined && { note }),
    variables,
    read: (env) => {
      const raw = Object.fromEntries(
        Object.entries(variables).map(([name, variable]) => [name, rawValue(env, name, variable)]),
      );
      const result = schema.safeParse(raw);
      if (!result.success) throw new ConfigError(toFaults(result.error.issues, raw, variables));
      return toConfig(result.data as Values<Record>, { ...env, ...raw } as Environment);
    },
  };
}

function toCheck<Read>(rule: Rule<Read>) {
  return z.refine((values: unknown) => rule.holds(values as Read), {
    path: [rule.of[0]],
    error: rule.expected,
    when: ({ issues }) => !issues.some(({ path }) => rule.of.includes(path?.[0] as never)),
  });
}

function toFaults(
  issues: readonly z.core.$ZodIssue[],
  raw: Readonly<Record<string, string | undefined | UnreadableSecret>>,
  variables: Variables,
): ConfigFault[] {
  return issues.map(({ path, message }) => {
    const name = String(path[0]);
    const value = raw[name];
    if (value instanceof UnreadableSecret) return value.fault;
    const shown = shownValue(variables[name]!, value);
    return { name, shown, expected: message };
  });
}
