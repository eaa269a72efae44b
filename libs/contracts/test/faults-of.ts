import { InvalidInputError, type FieldFault } from '../src/index.js';
import type { Reader } from '../src/fields/reader.js';

/** The faults that a parser throws for an input; fails the test where it throws anything else, or nothing. */
export function faultsOf(parse: () => unknown): readonly FieldFault[] {
  try {
    parse();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.faults;
    throw error;
  }
  throw new Error('the input was taken');
}

/** What a reader makes of one value: the value in code, or the rules that it breaks. */
export function readWith(
  reader: Reader<unknown>,
  value: unknown,
): { readonly value?: unknown; readonly rules?: readonly string[] } {
  const faults: FieldFault[] = [];
  const read = reader(value, 'field', faults);
  if (faults.length === 0) return { value: read };
  if (read !== undefined) throw new Error('a reader that reports a fault returns undefined');
  return { rules: faults.map(({ rule }) => rule) };
}
