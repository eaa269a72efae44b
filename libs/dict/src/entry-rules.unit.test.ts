// Proves which reasons an operation on an entry may carry, for each type of key.
import { describe, expect, it } from 'vitest';
import {
  ENTRY_OPERATIONS,
  ENTRY_REASONS,
  KEYS_OF_ACCOUNT_MAX,
  KEY_TYPES,
  isEntryReasonAllowed,
} from './index.js';

const ALLOWED = new Set([
  'CREATE USER_REQUESTED',
  'CREATE RECONCILIATION',
  'UPDATE USER_REQUESTED',
  'UPDATE BRANCH_TRANSFER',
  'UPDATE RECONCILIATION',
  'UPDATE RFB_VALIDATION',
  'DELETE USER_REQUESTED',
  'DELETE ACCOUNT_CLOSURE',
  'DELETE RECONCILIATION',
  'DELETE FRAUD',
  'DELETE RFB_VALIDATION',
]);

const CASES = ENTRY_OPERATIONS.flatMap((operation) =>
  ENTRY_REASONS.flatMap((reason) => KEY_TYPES.map((keyType) => ({ operation, reason, keyType }))),
);

describe('the reason of an operation', () => {
  it.each(CASES)('$operation $keyType with $reason', ({ operation, reason, keyType }) => {
    const isUserUpdateOfEvp =
      keyType === 'EVP' && operation === 'UPDATE' && reason === 'USER_REQUESTED';
    const expected = ALLOWED.has(`${operation} ${reason}`) && !isUserUpdateOfEvp;
    expect(isEntryReasonAllowed({ operation, keyType, reason })).toBe(expected);
  });
});

it('allows 5 keys an account to a person and 20 to a company', () => {
  expect(KEYS_OF_ACCOUNT_MAX).toEqual({ NATURAL_PERSON: 5, LEGAL_PERSON: 20 });
});
