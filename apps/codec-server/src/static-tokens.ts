import { createHash, timingSafeEqual } from 'node:crypto';
import type { FindCaller } from './caller.js';

/** Takes tokens that were agreed on. How long a look takes tells nothing of them: all are compared, by their digests. */
export function createTokenCheck(tokens: readonly string[]): FindCaller {
  const known = tokens.map(digest);
  return async (token) => {
    const given = digest(token);
    const matches = known.map((each) => timingSafeEqual(each, given));
    const index = matches.indexOf(true);
    return index < 0 ? undefined : { name: `token ${index + 1}`, permits: () => true };
  };
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
