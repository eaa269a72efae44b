import { ISPB_PATTERN, ISPB_RULE } from '@conn-dict/dict';
import type { Reader } from './reader.js';

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001F\u007F]/;
const INSTANT = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z$/;

/** Text in which `faultOf` finds no broken rule. A rule is a constant: it never holds what it was asked about. */
export function ruled(faultOf: (text: string) => string | undefined): Reader<string> {
  return (value, field, faults) => {
    const rule = typeof value === 'string' ? faultOf(value) : 'must be a string';
    if (rule === undefined) return value as string;
    faults.push({ field, rule });
    return undefined;
  };
}

/** Text of 1 to `lengthMax` UTF-16 code units, well-formed Unicode, without control characters. */
export function text(lengthMax: number): Reader<string> {
  return ruled((value) => {
    if (value === '') return 'must not be empty';
    if (value.length > lengthMax) return `at most ${lengthMax} characters`;
    if (CONTROL.test(value)) return 'no control characters';
    return LONE_SURROGATE.test(value) ? 'must be well-formed Unicode' : undefined;
  });
}

/** Text that matches `pattern`; `rule` says in words what that is. */
export function matching(pattern: RegExp, rule: string): Reader<string> {
  return ruled((value) => (pattern.test(value) ? undefined : rule));
}

/** One of a list of words. */
export function oneOf<const W extends string>(words: readonly W[]): Reader<W> {
  return (value, field, faults) => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) faults.push({ field, rule: `one of ${words.join(', ')}` });
    return word;
  };
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

/** A point in time, RFC 3339 in UTC, from year 1 on. A leap second is refused: neither JavaScript nor SQL keeps it. */
export const instant = ruled((value) => {
  const [, seconds] = INSTANT.exec(value) ?? [];
  if (seconds === undefined) return 'a time such as 2026-01-31T10:00:00Z';
  return exists(seconds) ? undefined : 'a time that exists';
});

/** `Date.parse` takes 30 February for 2 March, and 24:00 for the next day: only what comes back unchanged exists. */
function exists(seconds: string): boolean {
  const ms = Date.parse(`${seconds}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(seconds);
}
