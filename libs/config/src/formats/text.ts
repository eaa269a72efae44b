import { format, type Format } from '../format.js';

/** Text that fits a pattern, which Helm has to understand too (JsonFormat). */
export function matching(pattern: RegExp, expected: string): Format<string> {
  const json = { type: 'string', pattern: pattern.source } as const;
  return format(expected, (text) => (pattern.test(text) ? text : undefined), json);
}

/** Any text on one line. */
export const line = matching(/^[^\p{Cc}]+$/u, 'text on one line');

/** A name without spaces or control characters, as servers take them. */
export const name = matching(/^[^\s\p{Cc}]{1,200}$/u, '1 to 200 characters without spaces');

export const flag = format(
  'true or false',
  (text) => {
    if (text === 'true' || text === '1') return true;
    return text === 'false' || text === '0' ? false : undefined;
  },
  { type: 'boolean' },
);
