// Proves that what the directory has decided is adopted, and what it has not is settled as decided here.
import { describe, expect, it } from 'vitest';
import type { ClaimOutcome } from './claim-state.js';
import { settlementOf } from './settlement.js';

const confirm: ClaimOutcome = { kind: 'CONFIRM', reason: 'USER_REQUESTED' };
const cancel: ClaimOutcome = { kind: 'CANCEL', reason: 'USER_REQUESTED' };
const fraud: ClaimOutcome = { kind: 'CANCEL', reason: 'FRAUD' };
const expire: ClaimOutcome = { kind: 'EXPIRE', reason: 'DEFAULT_OPERATION' };

describe('settlementOf', () => {
  it.each([
    [confirm, 'OPEN', 'COMPLETE'],
    [confirm, 'WAITING_RESOLUTION', 'COMPLETE'],
    [confirm, 'CANCELLED', 'CANCEL'],
    [confirm, 'COMPLETED', 'COMPLETE'],
    [cancel, 'WAITING_RESOLUTION', 'CANCEL'],
    [cancel, 'CONFIRMED', 'COMPLETE'],
    [fraud, 'CONFIRMED', 'CANCEL'],
    [cancel, 'COMPLETED', 'COMPLETE'],
    [expire, 'WAITING_RESOLUTION', 'EXPIRE'],
    [expire, 'CONFIRMED', 'COMPLETE'],
    [expire, 'CANCELLED', 'EXPIRE'],
    [expire, 'COMPLETED', 'COMPLETE'],
  ] as const)('settles %j at %s as %s', (outcome, directoryStatus, settlement) => {
    expect(settlementOf(outcome, directoryStatus, 'PORTABILITY')).toBe(settlement);
  });
});
