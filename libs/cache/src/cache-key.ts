import { createHash } from 'node:crypto';

/**
 * Names the place of an answer: the SHA-256 of what it is about stands for it, so that nothing is in clear even where
 * an id was made of something personal. `printf ENTRY-001 | sha256sum` finds it.
 *
 * The key never changes with a release: workers of two releases have to drop each other's answers.
 */
export function toCacheKey(cacheName: string, about: string): string {
  const digest = createHash('sha256').update(about).digest('hex');
  return `conn-dict:${cacheName}:${digest}`;
}
