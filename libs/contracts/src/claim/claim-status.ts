/**
 * States of a claim's row. The first five are the directory's; EXPIRED is a claim that nobody decided in 30 days
 * (cancelled at the directory), FAILED one whose run broke, with the failure's type beside it.
 */
export const CLAIM_STATUSES = [
  'OPEN',
  'WAITING_RESOLUTION',
  'CONFIRMED',
  'COMPLETED',
  'CANCELLED',
  'EXPIRED',
  'FAILED',
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** A claim in one of these has something working on it, and holds its key. */
export const OPEN_CLAIM_STATUSES = ['OPEN', 'WAITING_RESOLUTION', 'CONFIRMED'] as const;

/** How a claim can end as a business result. */
export const CLAIM_ENDS = ['COMPLETED', 'CANCELLED', 'EXPIRED'] as const;
export type ClaimEnd = (typeof CLAIM_ENDS)[number];

export function isClaimEnd(status: string): status is ClaimEnd {
  return CLAIM_ENDS.some((end) => end === status);
}
