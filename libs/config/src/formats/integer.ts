import { format, type Format } from '../format.js';

/** A whole number in plain digits: no sign, no exponent, no leading zero, no spaces. */
export function integer(range: { readonly min: number; readonly max: number }): Format<number> {
  const expected = `an integer from ${range.min} to ${range.max}`;
  const json = { type: 'integer', minimum: range.min, maximum: range.max } as const;
  const parse = (text: string) => {
    if (!/^(0|[1-9][0-9]*)$/.test(text)) return undefined;
    const value = Number(text);
    return value >= range.min && value <= range.max ? value : undefined;
  };
  return format(expected, parse, json);
}

export const port = integer({ min: 1, max: 65_535 });
