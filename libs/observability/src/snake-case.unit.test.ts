// Proves that names come out in snake_case, and that a name which is so already stays.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toSnakeCase } from './snake-case.js';

it.each([
  ['claimId', 'claim_id'],
  ['claim_id', 'claim_id'],
  ['entryID', 'entry_id'],
  ['HTTPPort', 'http_port'],
  ['sha256Sum', 'sha256_sum'],
  ['ID', 'id'],
])('%s is %s', (name, expected) => {
  expect(toSnakeCase(name)).toBe(expected);
});

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,30}$/), (name) => {
      expect(toSnakeCase(toSnakeCase(name))).toBe(toSnakeCase(name));
    }),
  );
});
