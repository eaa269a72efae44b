// Proves that logs take ids from an input that nobody has validated yet, and nothing else.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toWorkIds } from './work-ids.js';

it('takes the ids of what is worked on', () => {
  const input = { claim_id: 'TEST-001', entry_id: 'e_1.a:b', donor_ispb: '87654321', key: 'k' };
  expect(toWorkIds([input, 'other'])).toEqual({ claim_id: 'TEST-001', entry_id: 'e_1.a:b' });
});

it.each([
  ['an e-mail', 'maria@example.com'],
  ['a phone', '+5511999999999'],
  ['a line feed', 'a\nb'],
  ['1,001 characters', 'x'.repeat(1_001)],
  ['an object', { id: 1 }],
  ['nothing', ''],
])('leaves out %s in the place of an id', (_, value) => {
  expect(toWorkIds([{ claim_id: value, entry_id: 'E-1' }])).toEqual({ entry_id: 'E-1' });
});

it('takes any input without a fault', () => {
  fc.assert(fc.property(fc.array(fc.anything()), (args) => void toWorkIds(args)));
});
