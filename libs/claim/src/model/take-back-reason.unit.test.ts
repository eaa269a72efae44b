// Proves that a claim can be taken back wherever it stands: the directory takes the reason from the claimer.
import { OPEN_CLAIM_STATUSES } from '@conn-dict/contracts';
import { CLAIM_TYPES, claimPermission } from '@conn-dict/dict';
import { describe, expect, it } from 'vitest';
import { takeBackReason } from './take-back-reason.js';

describe.each(CLAIM_TYPES)('a claim of %s', (claimType) => {
  it.each(OPEN_CLAIM_STATUSES)('can be taken back at %s', (status) => {
    const request = { claimType, role: 'CLAIMER', action: 'CANCEL', status } as const;
    expect(claimPermission({ ...request, reason: takeBackReason(status) })).toBe('always');
  });
});
