// Proves that calls between two looks at the simulator are told by method.
import { expect, it } from 'vitest';
import { callsBetween } from './count-bridge-calls.js';

it('leaves out what was not called in between', () => {
  const before = new Map([
    ['CreateEntry', 300],
    ['GetEntry', 10],
  ]);
  const after = new Map([...before, ['GetEntry', 19], ['CreateClaim', 3]] as const);
  expect(callsBetween(before, after)).toEqual({ GetEntry: 9, CreateClaim: 3 });
});
