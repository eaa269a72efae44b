import * as z from 'zod/mini';
import type { JsonFormat } from './json-format.js';

/** How the text of a variable becomes a value. */
export interface Format<Value> {
  /** What is accepted, as it stands in messages and on the page: `an integer from 1 to 65535`. */
  readonly expected: string;
  readonly schema: z.ZodMiniType<Value, string>;
  /** The same as far as JSON Schema can say it, for charts and forms. */
  readonly json: JsonFormat;
}

/** Says that a text is not accepted for a reason of its own, in place of the format's `expected`. */
export class NotAccepted {
  constructor(readonly expected: string) {}
}

/**
 * Makes a format of a parser that answers undefined, or its own reason, for a text that it refuses.
 *
 * `json` may let through what only the parser can tell, and need not take every spelling of the same value; any text
 * where it is left out.
 */
export function format<Value>(
  expected: string,
  parse: (text: string) => Value | NotAccepted | undefined,
  json: JsonFormat = { type: 'string', minLength: 1 },
): Format<Value> {
  const read = z.transform((text: string, context): Value => {
    const value = parse(text);
    if (value !== undefined && !(value instanceof NotAccepted)) return value;
    const message = value instanceof NotAccepted ? value.expected : expected;
    context.issues.push({ code: 'custom', input: text, message });
    return z.NEVER;
  });
  return { expected, schema: z.pipe(z.string(), read), json };
}
