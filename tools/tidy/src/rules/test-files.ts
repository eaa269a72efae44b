import { isTest } from '../file-kinds.js';
import type { Repository } from '../repository.js';

const KINDS = ['unit', 'int', 'workflow', 'replay', 'e2e', 'type'];
const KIND_IN_NAME = new RegExp(`\\.(?:${KINDS.join('|')})\\.test\\.(?:ts|mjs)$`);
const OPENING_SENTENCE = /^(?:\/\/ .+\n)*\/\/ .*[.:]\n|^\/\*\*?[^*]*\.\s*\*\//;

/** A test file has its kind in its name, and opens with a sentence on what it proves. */
export function testFiles(repository: Repository): string[] {
  return repository
    .filter(isTest)
    .flatMap(({ path, text }) => [
      ...(KIND_IN_NAME.test(path) ? [] : [`${path}:1 has none of the kinds ${KINDS.join(', ')}`]),
      ...(OPENING_SENTENCE.test(text)
        ? []
        : [`${path}:1 does not open with a sentence in a comment`]),
    ]);
}
