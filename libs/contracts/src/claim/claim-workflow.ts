import { CLAIM_TYPES } from '@conn-dict/dict';
import { InvalidInputError, type FieldFault } from '../fields/field-fault.js';
import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { account, owner } from '../fields/person-readers.js';
import { optional } from '../fields/reader.js';
import { id, ispb, oneOf, text } from '../fields/text-readers.js';
import type { ClaimEnd } from './claim-status.js';

export const CLAIM_WORKFLOW = 'ClaimWorkflow';

/** Days that a claim may stay undecided (Operational manual 8.0: day 30 ends it). */
export const CLAIM_WAIT_DAYS_MAX = 30;

export const claimInputShape = {
  /** The claim's id at its starter; a second start with it is the same claim. */
  claim_id: id,
  /** The entry whose key is claimed, as here or at the Bridge. */
  entry_id: id,
  claim_type: oneOf(CLAIM_TYPES),
  /** ISPB of the participant that the key moves to. */
  claimer_ispb: ispb,
  /** ISPB of the participant that holds the key now. */
  donor_ispb: ispb,
  /** The account that the key shall point to; missing, the Bridge takes the claimer's registered one. */
  claimer_account: optional(account),
  /** The person that claims the key; missing, the Bridge knows. */
  claimer: optional(owner),
  /** Who asked for the claim, for the record: an operator's or a service's id. */
  requested_by: optional(text(128)),
};

export type ClaimWorkflowInput = Wire<typeof claimInputShape>;
export type ClaimInput = Parsed<typeof claimInputShape>;

/** How the claim ended. A broken run fails instead, with a `FailureType`. */
export interface ClaimWorkflowResult {
  readonly claim_id: string;
  readonly entry_id: string;
  readonly status: ClaimEnd;
  /** The reason that the deciding party gave; of an expired claim DEFAULT_OPERATION. */
  readonly reason?: string;
  /** When it ended, RFC 3339 in UTC. */
  readonly ended_at: string;
}

/** Reads the input of a ClaimWorkflow. @throws InvalidInputError */
export function parseClaimWorkflowInput(input: unknown): ClaimInput {
  const claim = parseObject(claimInputShape, input);
  const faults = participantFaults(claim);
  if (faults.length > 0) throw new InvalidInputError(faults);
  return claim;
}

/** What no field shows by itself: who may claim from whom. */
function participantFaults(claim: ClaimInput): FieldFault[] {
  const { claimType, claimerIspb, donorIspb, claimerAccount } = claim;
  const faults: FieldFault[] = [];
  if (claimType === 'PORTABILITY' && claimerIspb === donorIspb) {
    const rule = 'must differ from donor_ispb in a portability';
    faults.push({ field: 'claimer_ispb', rule });
  }
  if (claimerAccount && claimerAccount.participant !== claimerIspb) {
    faults.push({ field: 'claimer_account.participant', rule: 'must equal claimer_ispb' });
  }
  return faults;
}

/** The workflow id that the client library gives a claim. */
export function claimWorkflowId(claimId: string): string {
  return `claim-${claimId}`;
}
