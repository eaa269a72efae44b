import { ISPB_PATTERN, ISPB_RULE } from '@conn-dict/dict';
import type { FieldFault } from './field-fault.js';
import type { Reader } from './reader.js';

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001F\u007F]/;

function fault(faults: FieldFault[], field: string, rule: string): undefined {
  faults.push({ field, rule });
  return undefined;
}

/** Text of 1 to `lengthMax` UTF-16 code units, well-formed Unicode, without control characters. */
export function text(lengthMax: number): Reader<string> {
  return (value, field, faults) => {
    if (typeof value !== 'string') return fault(faults, field, 'must be a string');
    if (value.length === 0) return fault(faults, field, 'must not be empty');
    if (value.length > lengthMax) return fault(faults, field, `at most ${lengthMax} characters`);
    if (CONTROL.test(value)) return fault(faults, field, 'no control characters');
    if (LONE_SURROGATE.test(value)) return fault(faults, field, 'must be well-formed Unicode');
    return value;
  };
}

/** Text that matches `pattern`; `rule` says in words what that is. */
export function matching(pattern: RegExp, rule: string): Reader<string> {
  return (value, field, faults) =>
    typeof value === 'string' && pattern.test(value) ? value : fault(faults, field, rule);
}

/** One of a list of words. */
export function oneOf<const W extends string>(words: readonly W[]): Reader<W> {
  return (value, field, faults) =>
    words.find((word) => word === value) ?? fault(faults, field, `one of ${words.join(', ')}`);
}

/** A business id: it shows in logs and workflow ids, so nothing that a key could need (`@`, `+`) is in its alphabet. */
export const id = matching(
  /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/,
  '1 to 128 characters A-Z a-z 0-9 . _ : -, the first a letter or digit',
);

export const ispb = matching(ISPB_PATTERN, ISPB_RULE);

/** A RequestId of the directory: UUID version 4, lower case. */
export const requestId = matching(
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  'a UUID version 4',
);

/** A point in time, RFC 3339 in UTC. */
export const instant: Reader<string> = (value, field, faults) => {
  const shaped =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value);
  if (!shaped) return fault(faults, field, 'a time such as 2026-01-31T10:00:00Z');
  return Number.isNaN(Date.parse(value)) ? fault(faults, field, 'a time that exists') : value;
};
