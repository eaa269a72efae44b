import { format, type Format } from '../format.js';

/** Texts with commas between them, each one once; `expected` names the items in the plural. */
export function listOf(
  isItem: (text: string) => boolean,
  expected: string,
): Format<readonly string[]> {
  return format(`${expected} with commas between them, each one once`, (text) => {
    const items = text.split(',');
    return items.every(isItem) && new Set(items).size === items.length ? items : undefined;
  });
}
