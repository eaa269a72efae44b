import { CLAIM_REASONS, type ClaimReason, type ClaimType } from './claim-rules.js';
import type { DirectoryClaimStatus } from './claim-transitions.js';

/** A participant's part in a claim. */
export const CLAIM_ROLES = ['CLAIMER', 'DONOR'] as const;
export type ClaimRole = (typeof CLAIM_ROLES)[number];

/** What a party does to a claim with a reason. */
export const CLAIM_ACTIONS = ['CONFIRM', 'CANCEL'] as const;
export type ClaimAction = (typeof CLAIM_ACTIONS)[number];

/**
 * When a party may act with a reason.
 *
 * The directory's own ends of the periods count, not a local clock: `after-resolution-period` is its
 * ResolutionPeriodEnd, `after-possession-period` the end of the claimer's time to validate possession.
 */
export type ClaimPermission =
  'always' | 'after-resolution-period' | 'after-possession-period' | 'never';

interface Row {
  readonly statuses: readonly DirectoryClaimStatus[];
  readonly reasons: readonly ClaimReason[];
  /** @default always */
  readonly permission?: ClaimPermission;
}

const WAITING: readonly DirectoryClaimStatus[] = ['WAITING_RESOLUTION'];
/** As long as a donor may cancel: once it has confirmed, the key has left its base. */
const UNDECIDED: readonly DirectoryClaimStatus[] = ['OPEN', 'WAITING_RESOLUTION'];
const UNFINISHED: readonly DirectoryClaimStatus[] = ['OPEN', 'WAITING_RESOLUTION', 'CONFIRMED'];

/** The reason tables of confirmClaim and cancelClaim (DICT API 2.12.1); what is in no row is never allowed. */
const ROWS: Readonly<Record<`${ClaimType} ${ClaimRole} ${ClaimAction}`, readonly Row[]>> = {
  'OWNERSHIP DONOR CONFIRM': [
    { statuses: WAITING, reasons: ['USER_REQUESTED'] },
    { statuses: WAITING, reasons: ['DEFAULT_OPERATION'], permission: 'after-resolution-period' },
  ],
  'OWNERSHIP DONOR CANCEL': [{ statuses: UNDECIDED, reasons: ['FRAUD'] }],
  'OWNERSHIP CLAIMER CONFIRM': [],
  'OWNERSHIP CLAIMER CANCEL': [
    {
      statuses: UNFINISHED,
      reasons: CLAIM_REASONS.filter((reason) => reason !== 'DEFAULT_OPERATION'),
    },
    { statuses: UNFINISHED, reasons: ['DEFAULT_OPERATION'], permission: 'after-possession-period' },
  ],
  'PORTABILITY DONOR CONFIRM': [
    { statuses: WAITING, reasons: ['USER_REQUESTED', 'ACCOUNT_CLOSURE'] },
  ],
  'PORTABILITY DONOR CANCEL': [
    { statuses: UNDECIDED, reasons: ['USER_REQUESTED', 'FRAUD'] },
    { statuses: UNDECIDED, reasons: ['DEFAULT_OPERATION'], permission: 'after-resolution-period' },
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

/** Looks up when the directory takes this reason for this action. */
export function claimPermission(request: ClaimActionRequest): ClaimPermission {
  const { claimType, role, action, status, reason } = request;
  const row = ROWS[`${claimType} ${role} ${action}`].find(
    ({ statuses, reasons }) => statuses.includes(status) && reasons.includes(reason),
  );
  return row === undefined ? 'never' : (row.permission ?? 'always');
}

/** Tells whether the reason counts for this action, now or once its period is over (`claimPermission`). */
export function isClaimReasonAllowed(request: ClaimActionRequest): boolean {
  return claimPermission(request) !== 'never';
}
