import { readFileSync } from 'node:fs';
import type { PulsarToken } from './pulsar-access.js';

/**
 * Makes what gives the token as it is now, less the line break at its end; while its file cannot be read, as it was
 * last.
 *
 * @throws Error its file cannot be read from the start
 */
export function openToken(token: PulsarToken): () => string {
  if ('text' in token) return () => token.text;
  const read = (): string => readFileSync(token.file, 'utf8').trimEnd();
  let last = read();
  return () => {
    try {
      last = read();
    } catch {
      // Whether the last one still does is what the broker tells.
    }
    return last;
  };
}
