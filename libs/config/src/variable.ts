import * as z from 'zod/mini';
import type { Format } from './format.js';
import type { JsonFormat } from './json-format.js';

/** One environment variable: how it is read and what the page says of it. */
export interface Variable<Value> {
  /** A sentence for the page, on what it does and its limits. */
  readonly meaning: string;
  readonly expected: string;
  /** As it would be typed. */
  readonly default?: string;
  /** Never shown; may also come as the content of the file that NAME_FILE names. */
  readonly secret: boolean;
  readonly schema: z.ZodMiniType<Value, string | undefined>;
  /** What is accepted, as far as JSON Schema can say it. */
  readonly json: JsonFormat;
}

/** The variables of a group, by name. */
export type Variables = Readonly<Record<string, Variable<unknown>>>;

/** What reading the variables gives, by name. */
export type Values<Record extends Variables> = {
  readonly [Name in keyof Record]: Record[Name] extends Variable<infer Value> ? Value : never;
};

interface Definition<Value> {
  readonly format: Format<Value>;
  readonly meaning: string;
  /** @default false */
  readonly secret?: boolean;
}

/** Defines a variable that has a value even when it is not set. */
export function variable<Value>(
  definition: Definition<Value> & { readonly default: string },
): Variable<Value> {
  const { format, meaning, secret = false } = definition;
  return {
    meaning,
    expected: format.expected,
    default: definition.default,
    secret,
    schema: z.prefault(format.schema, definition.default),
    json: format.json,
  };
}

/** Defines a variable that may be left out. */
export function optionalVariable<Value>(
  definition: Definition<Value>,
): Variable<Value | undefined> {
  const { format, meaning, secret = false } = definition;
  const { expected, json } = format;
  return { meaning, expected, secret, schema: z.optional(format.schema), json };
}
