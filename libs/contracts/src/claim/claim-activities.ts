import { CLAIM_REASONS, CLAIM_TYPES } from '@conn-dict/dict';
import type { Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { id, instant, ispb, oneOf, requestId, text } from '../fields/text-readers.js';
import type { EntryOwnershipActivities } from '../entry/entry-ownership.js';
import { CLAIM_EVENT_TYPES } from './claim-events.js';
import type { ClaimEnd, ClaimStatus } from './claim-status.js';
import { claimInputShape } from './claim-workflow.js';

/** What all later steps need to know of a claim. `directory_claim_id` is the Bridge's id for it. */
const claimRef = { claim_id: id, directory_claim_id: id };
const decision = { reason: oneOf(CLAIM_REASONS), decided_by: optional(text(128)) };

export const validateClaimEligibilityShape = claimInputShape;
export const createClaimShape = {
  ...claimInputShape,
  /** RequestId of the claim at the directory, and from then on the token of the run that works on its row. */
  request_id: requestId,
  /** The workflow that works on the claim; no other may while it is open. */
  workflow_id: text(1000),
  /** The Bridge's id of the entry. @default entry_id */
  directory_entry_id: optional(id),
};
export const notifyDonorShape = { ...claimRef, donor_ispb: ispb, request_id: requestId };
export const getClaimStatusShape = claimRef;
export const completeClaimShape = {
  ...claimRef,
  ...decision,
  confirm_request_id: requestId,
  complete_request_id: requestId,
};
export const cancelClaimShape = { ...claimRef, ...decision, request_id: requestId };
export const takeBackClaimShape = {
  ...claimRef,
  request_id: requestId,
  /** The run whose row shows it where the directory has completed the claim after all. */
  run_token: requestId,
};
export const expireClaimShape = { ...claimRef, request_id: requestId };
export const sendClaimConfirmationShape = {
  ...claimRef,
  claimer_ispb: ispb,
  donor_ispb: ispb,
  claimer_request_id: requestId,
  donor_request_id: requestId,
};
export const recordClaimFailureShape = {
  claim_id: id,
  failure_type: text(100),
  run_token: requestId,
};
export const publishClaimEventShape = {
  /** Computed from workflow id, run and step, so that a consumer can drop a repeat. */
  event_id: text(1100),
  event_type: oneOf(CLAIM_EVENT_TYPES),
  time: instant,
  claim_id: id,
  entry_id: id,
  claim_type: oneOf(CLAIM_TYPES),
  claimer_ispb: ispb,
  donor_ispb: ispb,
  reason: optional(oneOf(CLAIM_REASONS)),
  failure_type: optional(text(100)),
};

export type CreateClaimInput = Wire<typeof createClaimShape>;
export type NotifyDonorInput = Wire<typeof notifyDonorShape>;
export type GetClaimStatusInput = Wire<typeof getClaimStatusShape>;
export type CompleteClaimInput = Wire<typeof completeClaimShape>;
export type CancelClaimActivityInput = Wire<typeof cancelClaimShape>;
export type TakeBackClaimInput = Wire<typeof takeBackClaimShape>;
export type ExpireClaimInput = Wire<typeof expireClaimShape>;
export type SendClaimConfirmationInput = Wire<typeof sendClaimConfirmationShape>;
export type RecordClaimFailureInput = Wire<typeof recordClaimFailureShape>;
export type PublishClaimEventInput = Wire<typeof publishClaimEventShape>;
export type ValidateClaimEligibilityInput = Wire<typeof validateClaimEligibilityShape>;

/** Where a claim stands after a step. */
export interface ClaimStepResult {
  readonly status: ClaimStatus;
  /** When it reached an end, RFC 3339. */
  readonly ended_at?: string;
}

export interface CreateClaimResult {
  readonly directory_claim_id: string;
}

/** What is there of the claim already; empty where there is nothing, or only what failed. */
export interface ValidateClaimEligibilityResult {
  /** The Bridge's id of the entry, where it is held here under another. */
  readonly directory_entry_id?: string;
  /** Token of the run that opened the claim's row or took it up last. */
  readonly run_token?: string;
  /** Where it has come to its end: by an earlier run, or by this one in a workflow task that was lost. */
  readonly ended?: {
    readonly status: ClaimEnd;
    readonly ended_at: string;
    readonly reason?: string;
  };
}

export interface GetClaimStatusResult extends ClaimStepResult {
  /** The directory's own ends of the periods, RFC 3339; missing where the Bridge does not tell them. */
  readonly resolution_period_end?: string;
  readonly completion_period_end?: string;
}

export interface RecordClaimFailureResult {
  /** False where the run never had a row: the claim was refused before it existed. */
  readonly recorded: boolean;
}

/** The claim domain's activities; each is registered under its name here. */
export interface ClaimActivities {
  /** Checks, without changing anything, that the directory's rules allow the claim. */
  ValidateClaimEligibilityActivity(
    input: ValidateClaimEligibilityInput,
  ): Promise<ValidateClaimEligibilityResult>;
  /** Opens the claim here and at the directory. */
  CreateClaimActivity(input: CreateClaimInput): Promise<CreateClaimResult>;
  /** Tells the donor's participant, after which the claim waits for its answer. */
  NotifyDonorActivity(input: NotifyDonorInput): Promise<ClaimStepResult>;
  /** Asks the directory where the claim stands. */
  GetClaimStatusActivity(input: GetClaimStatusInput): Promise<GetClaimStatusResult>;
  /** Confirms and completes the claim at the directory. */
  CompleteClaimActivity(input: CompleteClaimInput): Promise<ClaimStepResult>;
  /** Cancels the claim at the directory and here. */
  CancelClaimActivity(input: CancelClaimActivityInput): Promise<ClaimStepResult>;
  /**
   * Takes the claim of a broken run back at the directory, wherever it stands there. Answers CANCELLED where the key
   * stays, also if nothing was left to do; COMPLETED where the directory has completed the claim: then so is the row.
   */
  TakeBackClaimActivity(input: TakeBackClaimInput): Promise<ClaimStepResult>;
  /** Ends a claim that nobody decided: cancelled at the directory, EXPIRED here. */
  ExpireClaimActivity(input: ExpireClaimInput): Promise<ClaimStepResult>;
  /** Tells both participants that the key has moved. */
  SendClaimConfirmationActivity(input: SendClaimConfirmationInput): Promise<void>;
  /** Puts one event of the claim on the event log. */
  PublishClaimEventActivity(input: PublishClaimEventInput): Promise<void>;
  /** Writes the type of the failure that ends the run on the claim's row, if the run has one. */
  RecordClaimFailureActivity(input: RecordClaimFailureInput): Promise<RecordClaimFailureResult>;
}

/** All that a ClaimWorkflow calls: its own activities and the one of the entry domain. */
export type ClaimWorkflowActivities = ClaimActivities & EntryOwnershipActivities;
