import { BridgeError } from '../bridge-error.js';
import { nameOfCode } from './wire-codes.js';

/**
 * Reads the fields of one answer. Whatever breaks the contract is a `BridgeRefused` that names method and field: the
 * same call would get the same answer again.
 */
export interface AnswerReader {
  /** Returns `value`, which must be there: neither missing nor an empty string. */
  required<Value>(field: string, value: Value | undefined): Value;
  /** Returns the name that has this number in `codes`. */
  name<Name extends string>(
    field: string,
    codes: Readonly<Record<Name, number>>,
    code: number,
  ): Name;
}

export function createAnswerReader(method: string): AnswerReader {
  const required = <Value>(field: string, value: Value | undefined): Value => {
    if (value === undefined || value === '') {
      throw new BridgeError('BridgeRefused', method, { field, status: 'OK' });
    }
    return value;
  };
  return {
    required,
    name: (field, codes, code) => required(field, nameOfCode(codes, code)),
  };
}
