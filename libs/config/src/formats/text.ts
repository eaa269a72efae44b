import { format, type Format } from '../format.js';

/** Text that fits a pattern. */
export function matching(pattern: RegExp, expected: string): Format<string> {
  return format(expected, (text) => (pattern.test(text) ? text : undefined));
}

/** Any text on one line. */
export const line = matching(/^[^\p{Cc}]+$/u, 'text on one line');

/** A name without spaces or control characters, as servers take them. */
export const name = matching(/^[^\s\p{Cc}]{1,200}$/u, '1 to 200 characters without spaces');

export const flag = format('true or false', (text) => {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
});
