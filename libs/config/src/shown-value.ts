import type { Variable } from './variable.js';

const SHOWN_CHARACTERS_MAX = 80;

/** Quotes a value for a message: secrets and the credentials of URLs hidden, control characters escaped, cut. */
export function shownValue(variable: Variable<unknown>, value: string | undefined): string {
  if (value === undefined) return '(not set)';
  if (variable.secret) return '***';
  const characters = [...value.replaceAll(/\/\/[^/]*@/g, '//***@')];
  const cut = characters.slice(0, SHOWN_CHARACTERS_MAX).join('');
  return JSON.stringify(characters.length > SHOWN_CHARACTERS_MAX ? `${cut}…` : cut);
}
