import type { ClaimReason, ClaimType } from './claim-rules.js';
import { CLAIM_REASONS } from './claim-rules.js';
import type { DirectoryClaimStatus } from './claim-transitions.js';

/** A participant's part in a claim. */
export const CLAIM_ROLES = ['CLAIMER', 'DONOR'] as const;
export type ClaimRole = (typeof CLAIM_ROLES)[number];

/** What a party does to a claim with a reason. */
export const CLAIM_ACTIONS = ['CONFIRM', 'CANCEL'] as const;
export type ClaimAction = (typeof CLAIM_ACTIONS)[number];

/**
 * When a reason counts. The directory's own ends of the periods decide, not a local clock:
 * `AFTER_RESOLUTION_PERIOD` is its ResolutionPeriodEnd, `AFTER_POSSESSION_PERIOD` the end of the claimer's time to
 * validate possession.
 */
export type ClaimReasonRule =
  'ALLOWED' | 'AFTER_RESOLUTION_PERIOD' | 'AFTER_POSSESSION_PERIOD' | 'REFUSED';

interface Row {
  readonly statuses: readonly DirectoryClaimStatus[];
  readonly reasons: readonly ClaimReason[];
  readonly rule?: ClaimReasonRule;
}

const WAITING: readonly DirectoryClaimStatus[] = ['WAITING_RESOLUTION'];
const UNDECIDED: readonly DirectoryClaimStatus[] = ['OPEN', 'WAITING_RESOLUTION'];
const UNFINISHED: readonly DirectoryClaimStatus[] = ['OPEN', 'WAITING_RESOLUTION', 'CONFIRMED'];

/** The reason tables of confirmClaim and cancelClaim (DICT API 2.12.1); what is in no row is refused. */
const ROWS: Readonly<Record<`${ClaimType} ${ClaimRole} ${ClaimAction}`, readonly Row[]>> = {
  'OWNERSHIP DONOR CONFIRM': [
    { statuses: WAITING, reasons: ['USER_REQUESTED'] },
    { statuses: WAITING, reasons: ['DEFAULT_OPERATION'], rule: 'AFTER_RESOLUTION_PERIOD' },
  ],
  'OWNERSHIP DONOR CANCEL': [{ statuses: UNFINISHED, reasons: ['FRAUD'] }],
  'OWNERSHIP CLAIMER CONFIRM': [],
  'OWNERSHIP CLAIMER CANCEL': [
    {
      statuses: UNFINISHED,
      reasons: CLAIM_REASONS.filter((reason) => reason !== 'DEFAULT_OPERATION'),
    },
    { statuses: UNFINISHED, reasons: ['DEFAULT_OPERATION'], rule: 'AFTER_POSSESSION_PERIOD' },
  ],
  'PORTABILITY DONOR CONFIRM': [
    { statuses: WAITING, reasons: ['USER_REQUESTED', 'ACCOUNT_CLOSURE'] },
  ],
  'PORTABILITY DONOR CANCEL': [
    { statuses: UNDECIDED, reasons: ['USER_REQUESTED', 'FRAUD'] },
    { statuses: UNDECIDED, reasons: ['DEFAULT_OPERATION'], rule: 'AFTER_RESOLUTION_PERIOD' },
  ],
  'PORTABILITY CLAIMER CONFIRM': [],
  'PORTABILITY CLAIMER CANCEL': [
    { statuses: UNDECIDED, reasons: ['USER_REQUESTED', 'ACCOUNT_CLOSURE'] },
    { statuses: UNFINISHED, reasons: ['FRAUD', 'RFB_VALIDATION'] },
    { statuses: ['OPEN', 'CONFIRMED'], reasons: ['RECONCILIATION'] },
  ],
};

/** A party's wish to confirm or cancel a claim that stands at `status`. */
export interface ClaimActionRequest {
  readonly claimType: ClaimType;
  readonly role: ClaimRole;
  readonly action: ClaimAction;
  readonly status: DirectoryClaimStatus;
  readonly reason: ClaimReason;
}

/** When this reason counts for this action: at once, after a period, or never. */
export function claimReasonRule(request: ClaimActionRequest): ClaimReasonRule {
  const { claimType, role, action, status, reason } = request;
  const row = ROWS[`${claimType} ${role} ${action}`].find(
    ({ statuses, reasons }) => statuses.includes(status) && reasons.includes(reason),
  );
  return row === undefined ? 'REFUSED' : (row.rule ?? 'ALLOWED');
}

/** Tells whether the reason counts for this action now or once its period is over (`claimReasonRule`). */
export function isClaimReasonAllowed(request: ClaimActionRequest): boolean {
  return claimReasonRule(request) !== 'REFUSED';
}
