import { readFileSync } from 'node:fs';
import { format, NotAccepted } from '../format.js';
import { JSON_FILE_PATH, systemErrorCode } from './file.js';

/** Public keys of who signs tokens, as RFC 7517 writes them. */
export interface JsonWebKeySet {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

const EXPECTED = 'the path of a readable file with a JSON Web Key Set';

/** The content of a file with a JSON Web Key Set. */
export const jwksFile = format(EXPECTED, readKeySet, JSON_FILE_PATH);

function readKeySet(path: string): JsonWebKeySet | NotAccepted | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isKeySet(content) ? content : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    return new NotAccepted(`${EXPECTED} (${systemErrorCode(error)})`);
  }
}

function isKeySet(content: unknown): content is JsonWebKeySet {
  if (typeof content !== 'object' || content === null || !('keys' in content)) return false;
  const { keys } = content;
  return Array.isArray(keys) && keys.length > 0 && keys.every((key) => typeof key === 'object');
}
