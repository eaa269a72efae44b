// Proves what a claim may do at the directory: which keys it moves, which states follow each other, who may confirm or
// cancel it for which reason, and when.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLAIM_ACTIONS,
  CLAIM_REASONS,
  CLAIM_ROLES,
  CLAIM_TYPES,
  DIRECTORY_CLAIM_STATUSES,
  KEY_TYPES,
  claimPermission,
  isClaimReasonAllowed,
  isClaimTransition,
  isClaimable,
  type ClaimReason,
  type ClaimPermission,
} from './index.js';

describe('a claim moves', () => {
  it('phones by ownership, and all keys but EVP by portability', () => {
    expect(KEY_TYPES.filter((type) => isClaimable(type, 'OWNERSHIP'))).toEqual(['PHONE']);
    expect(KEY_TYPES.filter((type) => !isClaimable(type, 'PORTABILITY'))).toEqual(['EVP']);
  });

  it('through these states only', () => {
    const steps = DIRECTORY_CLAIM_STATUSES.flatMap((from) =>
      DIRECTORY_CLAIM_STATUSES.filter((to) => isClaimTransition(from, to)).map(
        (to) => `${from} ${to}`,
      ),
    );
    expect(steps).toEqual([
      'OPEN WAITING_RESOLUTION',
      'OPEN CANCELLED',
      'WAITING_RESOLUTION CONFIRMED',
      'WAITING_RESOLUTION CANCELLED',
      'CONFIRMED COMPLETED',
      'CONFIRMED CANCELLED',
    ]);
  });
});

type Answers = Partial<Record<ClaimReason, ClaimPermission>>;
const all = (reasons: readonly ClaimReason[]): Answers =>
  Object.fromEntries(reasons.map((reason) => [reason, 'always']));

const OWNERSHIP_CLAIMER: Answers = {
  ...all(CLAIM_REASONS),
  DEFAULT_OPERATION: 'after-possession-period',
};
const PORTABILITY_DONOR: Answers = {
  ...all(['USER_REQUESTED', 'FRAUD']),
  DEFAULT_OPERATION: 'after-resolution-period',
};

/** Reasons by type, role, action and state; a line or a reason that is missing is never allowed. */
const TABLE: Readonly<Record<string, Answers>> = {
  'OWNERSHIP DONOR CONFIRM WAITING_RESOLUTION': {
    USER_REQUESTED: 'always',
    DEFAULT_OPERATION: 'after-resolution-period',
  },
  'OWNERSHIP DONOR CANCEL OPEN': all(['FRAUD']),
  'OWNERSHIP DONOR CANCEL WAITING_RESOLUTION': all(['FRAUD']),
  'OWNERSHIP CLAIMER CANCEL OPEN': OWNERSHIP_CLAIMER,
  'OWNERSHIP CLAIMER CANCEL WAITING_RESOLUTION': OWNERSHIP_CLAIMER,
  'OWNERSHIP CLAIMER CANCEL CONFIRMED': OWNERSHIP_CLAIMER,
  'PORTABILITY DONOR CONFIRM WAITING_RESOLUTION': all(['USER_REQUESTED', 'ACCOUNT_CLOSURE']),
  'PORTABILITY DONOR CANCEL OPEN': PORTABILITY_DONOR,
  'PORTABILITY DONOR CANCEL WAITING_RESOLUTION': PORTABILITY_DONOR,
  'PORTABILITY CLAIMER CANCEL OPEN': all([
    'USER_REQUESTED',
    'ACCOUNT_CLOSURE',
    'FRAUD',
    'RECONCILIATION',
    'RFB_VALIDATION',
  ]),
  'PORTABILITY CLAIMER CANCEL WAITING_RESOLUTION': all([
    'USER_REQUESTED',
    'ACCOUNT_CLOSURE',
    'FRAUD',
    'RFB_VALIDATION',
  ]),
  'PORTABILITY CLAIMER CANCEL CONFIRMED': all(['FRAUD', 'RECONCILIATION', 'RFB_VALIDATION']),
};

const request = fc.record({
  claimType: fc.constantFrom(...CLAIM_TYPES),
  role: fc.constantFrom(...CLAIM_ROLES),
  action: fc.constantFrom(...CLAIM_ACTIONS),
  status: fc.constantFrom(...DIRECTORY_CLAIM_STATUSES),
  reason: fc.constantFrom(...CLAIM_REASONS),
});

describe('the reason of a confirmation or cancellation', () => {
  const combinations = CLAIM_TYPES.flatMap((claimType) =>
    CLAIM_ROLES.flatMap((role) =>
      CLAIM_ACTIONS.flatMap((action) =>
        DIRECTORY_CLAIM_STATUSES.map((status) => ({ claimType, role, action, status })),
      ),
    ),
  );

  it.each(combinations)('$claimType $role $action $status', (at) => {
    const expected = TABLE[`${at.claimType} ${at.role} ${at.action} ${at.status}`] ?? {};
    for (const reason of CLAIM_REASONS) {
      expect(claimPermission({ ...at, reason }), reason).toBe(expected[reason] ?? 'never');
    }
  });

  it('is allowed when its permission is not never', () => {
    fc.assert(
      fc.property(request, (it) => isClaimReasonAllowed(it) === (claimPermission(it) !== 'never')),
    );
  });

  it('never touches a claim that is over', () => {
    const over = request.filter(({ status }) => status === 'COMPLETED' || status === 'CANCELLED');
    fc.assert(fc.property(over, (it) => claimPermission(it) === 'never'));
  });
});
