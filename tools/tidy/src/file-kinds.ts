import type { TextFile } from './repository.js';

/** Code that somebody wrote: not generated, not configuration. */
export function isCode({ path }: TextFile): boolean {
  return /\.(?:ts|mjs|cjs)$/.test(path) && !path.includes('/src/gen/');
}

export function isTest({ path }: TextFile): boolean {
  return /\.test\.(?:ts|mjs)$/.test(path);
}

/** Tests, and what only tests use. */
export function isForTests(file: TextFile): boolean {
  return isTest(file) || /\/test\/|(?:^|\/)vitest\.\w+\.ts$/.test(file.path);
}

export function isLockFile({ path }: TextFile): boolean {
  return path === 'package-lock.json';
}
