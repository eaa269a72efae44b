import type { ClaimReason, ClaimType } from './claim-rules.js';

export type ClaimRole = 'CLAIMER' | 'DONOR';
export type ClaimAction = 'CONFIRM' | 'CANCEL';

/** When a party may act with a reason: `after-period`, once the directory's period for it has ended. */
export type ClaimPermission = 'always' | 'after-period' | 'never';

/** What a party wants to do with a claim, and where the claim stands. */
export interface ClaimDecisionRequest {
  readonly claimType: ClaimType;
  readonly role: ClaimRole;
  readonly action: ClaimAction;
  readonly status: 'OPEN' | 'WAITING_RESOLUTION' | 'CONFIRMED';
  readonly reason: ClaimReason;
}

type Reasons = Partial<Record<ClaimReason, ClaimPermission>>;
type RuleName = `${ClaimType}/${ClaimRole}/${ClaimAction}`;

/** The table of reasons (DICT API 2.12.1, claims); what is not in it is never allowed. */
const RULES: Readonly<Partial<Record<RuleName, Reasons>>> = {
  'OWNERSHIP/DONOR/CONFIRM': { USER_REQUESTED: 'always', DEFAULT_OPERATION: 'after-period' },
  'OWNERSHIP/DONOR/CANCEL': { FRAUD: 'always' },
  'OWNERSHIP/CLAIMER/CANCEL': {
    USER_REQUESTED: 'always',
    ACCOUNT_CLOSURE: 'always',
    FRAUD: 'always',
    DEFAULT_OPERATION: 'after-period',
    RECONCILIATION: 'always',
    RFB_VALIDATION: 'always',
  },
  'PORTABILITY/DONOR/CONFIRM': { USER_REQUESTED: 'always', ACCOUNT_CLOSURE: 'always' },
  'PORTABILITY/DONOR/CANCEL': {
    USER_REQUESTED: 'always',
    FRAUD: 'always',
    DEFAULT_OPERATION: 'after-period',
  },
  'PORTABILITY/CLAIMER/CANCEL': {
    USER_REQUESTED: 'always',
    ACCOUNT_CLOSURE: 'always',
    FRAUD: 'always',
    RECONCILIATION: 'always',
    RFB_VALIDATION: 'always',
  },
};

/** Reasons that still cancel a portability which its donor has confirmed. */
const CANCELS_CONFIRMED: readonly ClaimReason[] = ['FRAUD', 'RECONCILIATION', 'RFB_VALIDATION'];

/** Looks a decision up in the directory's table of reasons. */
export function claimPermission(request: ClaimDecisionRequest): ClaimPermission {
  const { claimType, role, action, status, reason } = request;
  if (action === 'CONFIRM' && status !== 'WAITING_RESOLUTION') return 'never';
  if (claimType === 'PORTABILITY' && role === 'CLAIMER') {
    if (status === 'CONFIRMED' && !CANCELS_CONFIRMED.includes(reason)) return 'never';
    if (status === 'WAITING_RESOLUTION' && reason === 'RECONCILIATION') return 'never';
  }
  if (role === 'DONOR' && action === 'CANCEL' && status === 'CONFIRMED') return 'never';
  return RULES[`${claimType}/${role}/${action}`]?.[reason] ?? 'never';
}
