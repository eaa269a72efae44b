import { readFileSync } from 'node:fs';
import { format, NotAccepted } from '../format.js';
import { systemErrorCode } from './file.js';

/** Public keys of who signs tokens, as RFC 7517 writes them. */
export interface JsonWebKeySet {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

/** The content of a file with a JSON Web Key Set. */
export const jwksFile = format('the path of a readable file with a JSON Web Key Set', (path) => {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isKeySet(content) ? content : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    return new NotAccepted(
      `the path of a readable file with a JSON Web Key Set (${systemErrorCode(error)})`,
    );
  }
});

function isKeySet(content: unknown): content is JsonWebKeySet {
  if (typeof content !== 'object' || content === null || !('keys' in content)) return false;
  const { keys } = content;
  return Array.isArray(keys) && keys.length > 0 && keys.every((key) => typeof key === 'object');
}
