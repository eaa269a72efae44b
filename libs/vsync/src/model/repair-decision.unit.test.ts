// Proves what a difference means when it is looked at again, and that nothing is done while a workflow is at work.
import { describe, expect, it } from 'vitest';
import { decideEnding, decideTaking, type EntryAtHand } from './repair-decision.js';

const OURS = '12345678';
const row = { participant: OURS, changeKind: null, isKnown: true };
const alone: EntryAtHand = {
  participant: OURS,
  row: undefined,
  isHeld: false,
  hasLeft: false,
  isBeingCreated: false,
};

describe('a CID that only the directory had', () => {
  it.each([
    ['of a key that nobody has here', {}, 'MISSING_HERE'],
    [
      'of a key that another participant has here',
      { row: { ...row, participant: '87654321' } },
      'MISSING_HERE',
    ],
    ['of a key that we have with other content', { row }, 'DIFFERENT'],
    ['that has come meanwhile', { isHeld: true }, 'GONE'],
    ['that has come and gone meanwhile', { hasLeft: true }, 'UNDER_WAY'],
    ['that a workflow is creating', { isBeingCreated: true }, 'UNDER_WAY'],
    ['of a key that a workflow changes', { row: { ...row, changeKind: 'UPDATE' } }, 'UNDER_WAY'],
    ['of a key whose deletion waits', { row: { ...row, changeKind: 'DELETE' } }, 'DIFFERENT'],
    ['of a key that was changed meanwhile', { row: { ...row, isKnown: false } }, 'UNDER_WAY'],
  ])('%s', (_, at, outcome) => expect(decideTaking({ ...alone, ...at })).toBe(outcome));
});

describe('a CID that only we had', () => {
  it.each([
    ['is missing there', { changeKind: null }, 'MISSING_THERE'],
    ['is missing there, whose deletion waits', { changeKind: 'DELETE' }, 'MISSING_THERE'],
    ['is left to a workflow that changes it', { changeKind: 'UPDATE' }, 'UNDER_WAY'],
    ['has gone meanwhile', undefined, 'GONE'],
  ])('%s', (_, at, outcome) => expect(decideEnding(at)).toBe(outcome));
});
