import * as z from 'zod/mini';

/** How the text of a variable becomes a value. */
export interface Format<Value> {
  /** What is accepted, as it stands in messages and on the page: `an integer from 1 to 65535`. */
  readonly expected: string;
  readonly schema: z.ZodMiniType<Value, string>;
}

/** Says that a text is not accepted for a reason of its own, in place of the format's `expected`. */
export class NotAccepted {
  constructor(readonly expected: string) {}
}

/** Makes a format of a parser that answers undefined, or its own reason, for a text that it refuses. */
export function format<Value>(
  expected: string,
  parse: (text: string) => Value | NotAccepted | undefined,
): Format<Value> {
  const read = z.transform((text: string, context): Value => {
    const value = parse(text);
    if (value !== undefined && !(value instanceof NotAccepted)) return value;
    const message = value instanceof NotAccepted ? value.expected : expected;
    context.issues.push({ code: 'custom', input: text, message });
    return z.NEVER;
  });
  return { expected, schema: z.pipe(z.string(), read) };
}
