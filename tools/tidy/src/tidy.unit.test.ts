// Proves that the repository keeps the rules of the house that no compiler and no linter sees.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readRepository } from './repository.js';
import { medianSize } from './rules/file-size.js';
import { RULES } from './rules.js';

const MEDIAN_LINES_MAX = 60;

const repository = readRepository(fileURLToPath(new URL('../../..', import.meta.url)));

describe('the repository', () => {
  it.each(Object.entries(RULES))('keeps the rule %s', (_name, rule) => {
    expect(rule(repository)).toEqual([]);
  });

  it(`has files of about 50 lines: the median is ${medianSize(repository)}`, () => {
    expect(repository.length).toBeGreaterThan(100);
    expect(medianSize(repository)).toBeLessThanOrEqual(MEDIAN_LINES_MAX);
  });
});
