import type { ClaimReason, ClaimType } from '@conn-dict/dict';
import type { ClaimStatus } from './claim-status.js';

/** Event types of a claim, in the order in which they can come; the last four each end it. */
export const CLAIM_EVENT_TYPES = [
  'dict.claim.created',
  'dict.claim.completed',
  'dict.claim.cancelled',
  'dict.claim.expired',
  'dict.claim.failed',
] as const;
export type ClaimEventType = (typeof CLAIM_EVENT_TYPES)[number];

/** The data of a claim's event: ids and states, no personal data. */
export interface ClaimEventData {
  readonly claim_id: string;
  readonly entry_id: string;
  readonly claim_type: ClaimType;
  readonly claimer_ispb: string;
  readonly donor_ispb: string;
  readonly status: ClaimStatus;
  readonly reason?: ClaimReason;
  readonly failure_type?: string;
}

/** The state that each event tells. */
export const STATUS_OF_CLAIM_EVENT: Readonly<Record<ClaimEventType, ClaimStatus>> = {
  'dict.claim.created': 'WAITING_RESOLUTION',
  'dict.claim.completed': 'COMPLETED',
  'dict.claim.cancelled': 'CANCELLED',
  'dict.claim.expired': 'EXPIRED',
  'dict.claim.failed': 'FAILED',
};
