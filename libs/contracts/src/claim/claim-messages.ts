import { CLAIM_REASONS, type ClaimReason, type ClaimType } from '@conn-dict/dict';
import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { oneOf, text } from '../fields/text-readers.js';
import type { ClaimStatus } from './claim-status.js';

/** Signals of a ClaimWorkflow: the answer of the party that decides. Their input may be missing. */
export const CONFIRM_SIGNAL = 'confirm';
export const CANCEL_SIGNAL = 'cancel';

/** The same as updates, which answer. */
export const CONFIRM_CLAIM_UPDATE = 'confirm_claim';
export const CANCEL_CLAIM_UPDATE = 'cancel_claim';

export const CLAIM_STATUS_QUERY = 'status';

const confirmShape = {
  /** @default USER_REQUESTED */
  reason: optional(oneOf(CLAIM_REASONS)),
  confirmed_by: optional(text(128)),
};
const cancelShape = {
  /** @default USER_REQUESTED */
  reason: optional(oneOf(CLAIM_REASONS)),
  cancelled_by: optional(text(128)),
};

export type ConfirmClaimInput = Wire<typeof confirmShape>;
export type CancelClaimInput = Wire<typeof cancelShape>;

/** A decision on a claim, from whichever message it came. */
export interface ClaimDecision {
  readonly kind: 'CONFIRM' | 'CANCEL';
  readonly reason: ClaimReason;
  readonly decidedBy?: string;
}

type Decided = Parsed<typeof confirmShape> | Parsed<typeof cancelShape>;

function toDecision(kind: ClaimDecision['kind'], parsed: Decided, by?: string): ClaimDecision {
  const reason = parsed.reason ?? 'USER_REQUESTED';
  return by === undefined ? { kind, reason } : { kind, reason, decidedBy: by };
}

/** Reads the input of `confirm` and `confirm_claim`; none means the defaults. @throws InvalidInputError */
export function parseConfirmInput(input: unknown): ClaimDecision {
  const parsed = parseObject(confirmShape, input ?? {});
  return toDecision('CONFIRM', parsed, parsed.confirmedBy);
}

/** Reads the input of `cancel` and `cancel_claim`; none means the defaults. @throws InvalidInputError */
export function parseCancelInput(input: unknown): ClaimDecision {
  const parsed = parseObject(cancelShape, input ?? {});
  return toDecision('CANCEL', parsed, parsed.cancelledBy);
}

/** The answer to `confirm_claim` and `cancel_claim`: refused when the claim is decided or over. */
export interface ClaimDecisionAnswer {
  readonly claim_id: string;
  readonly outcome: 'ACCEPTED' | 'REFUSED';
  /** The claim's state at that moment. */
  readonly status: ClaimStatus;
  /** The decision that holds, from this message or an earlier one. */
  readonly decision?: ClaimDecision['kind'] | 'EXPIRE';
}

/** The answer to the query `status`. */
export interface ClaimStatusAnswer {
  readonly claim_id: string;
  readonly entry_id: string;
  readonly claim_type: ClaimType;
  readonly claimer_ispb: string;
  readonly donor_ispb: string;
  readonly status: ClaimStatus;
  readonly decision?: ClaimDecision['kind'] | 'EXPIRE';
  readonly reason?: ClaimReason;
  /** When the wait for a decision ends, RFC 3339; missing until the directory knows the claim. */
  readonly expires_at?: string;
  /** Type of the failure that the run is ending with. */
  readonly failure_type?: string;
}
