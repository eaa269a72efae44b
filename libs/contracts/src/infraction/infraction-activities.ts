import { listOf } from '../fields/list-readers.js';
import { wholeNumber } from '../fields/number-readers.js';
import { object, type Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { id, instant, ispb, oneOf, requestId, text } from '../fields/text-readers.js';
import { INFRACTION_EVENT_TYPES } from './infraction-events.js';
import { FRAUD_TYPES, evidenceShape } from './infraction-messages.js';
import { INFRACTION_NOTIFICATIONS } from './infraction-notification.js';
import {
  INFRACTION_STATUSES,
  type InfractionEnd,
  type InfractionStatus,
} from './infraction-status.js';
import { INFRACTION_TYPES, infractionInputShape } from './infraction-workflow.js';

/** More evidence goes into a further call. */
export const EVIDENCE_BATCH_MAX = 50;

const infractionRef = {
  infraction_id: id,
  /** The run that works on the row, chosen once for all its continuations; no other may write there. */
  run_token: requestId,
};
const decision = { notes: optional(text(2000)), decided_by: optional(text(128)) };

export const validateInfractionEligibilityShape = infractionInputShape;
export const createInfractionShape = {
  ...infractionInputShape,
  /** RequestId of the report at the directory, and from then on the token of the run that works on the row. */
  run_token: requestId,
  /** The workflow that works on the infraction; no other may while it is open. */
  workflow_id: text(1000),
};
/** Of the steps that need nothing but the RequestId of their call. */
export const infractionRequestShape = { ...infractionRef, request_id: requestId };
export const addEvidenceShape = {
  ...infractionRef,
  evidence: listOf(
    object({
      /** Names the message that brought it, so that a repeat of the step gives the first answer. */
      token: text(200),
      ...evidenceShape,
    }),
    { itemsMax: EVIDENCE_BATCH_MAX },
  ),
};
export const escalateInfractionShape = {
  ...infractionRef,
  ...decision,
  by: oneOf(['DECISION', 'SILENCE']),
};
export const resolveInfractionShape = {
  ...infractionRef,
  ...decision,
  fraud_type: oneOf(FRAUD_TYPES),
  request_id: requestId,
};
export const dismissInfractionShape = { ...infractionRef, ...decision, request_id: requestId };
export const getInfractionStatusShape = infractionRef;
export const notifyReportedParticipantShape = {
  infraction_id: id,
  notification: oneOf(INFRACTION_NOTIFICATIONS),
  reported_ispb: ispb,
  request_id: requestId,
};
export const notifyBacenShape = {
  infraction_id: id,
  notification: oneOf(INFRACTION_NOTIFICATIONS),
  request_id: requestId,
};
export const recordInfractionFailureShape = { ...infractionRef, failure_type: text(100) };
export const publishInfractionEventShape = {
  /** Computed from workflow id, run and step, so that a consumer can drop a repeat. */
  event_id: text(1100),
  event_type: oneOf(INFRACTION_EVENT_TYPES),
  time: instant,
  infraction_id: id,
  infraction_type: oneOf(INFRACTION_TYPES),
  reporter_ispb: ispb,
  reported_ispb: ispb,
  status: oneOf(INFRACTION_STATUSES),
  evidence_count: wholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  failure_type: optional(text(100)),
};

export type ValidateInfractionEligibilityInput = Wire<typeof validateInfractionEligibilityShape>;
export type CreateInfractionInput = Wire<typeof createInfractionShape>;
export type AddEvidenceInput = Wire<typeof addEvidenceShape>;
export type EscalateInfractionInput = Wire<typeof escalateInfractionShape>;
export type ResolveInfractionInput = Wire<typeof resolveInfractionShape>;
export type DismissInfractionInput = Wire<typeof dismissInfractionShape>;
export type InfractionRequestInput = Wire<typeof infractionRequestShape>;
export type GetInfractionStatusInput = Wire<typeof getInfractionStatusShape>;
export type NotifyReportedParticipantInput = Wire<typeof notifyReportedParticipantShape>;
export type NotifyBacenInput = Wire<typeof notifyBacenShape>;
export type RecordInfractionFailureInput = Wire<typeof recordInfractionFailureShape>;
export type PublishInfractionEventInput = Wire<typeof publishInfractionEventShape>;

/** Where an infraction stands after a step. */
export interface InfractionStepResult {
  readonly status: InfractionStatus;
  /** When it reached an end, RFC 3339. */
  readonly ended_at?: string;
  /** Of an end: Bacen had been given it. Missing where it had not. */
  readonly was_escalated?: boolean;
}

/** What is there of the infraction already; empty where there is nothing, or only what failed. */
export interface ValidateInfractionEligibilityResult {
  /** Token of the run that opened the row or took it up last. */
  readonly run_token?: string;
  /** Where it has come to its end: by an earlier run, or by this one in a workflow task that was lost. */
  readonly ended?: {
    readonly status: InfractionEnd;
    readonly ended_at: string;
    readonly evidence_count: number;
  };
}

export interface CreateInfractionResult {
  /** The directory holds a report, to be taken back where the run breaks. */
  readonly has_report: boolean;
  /** Distinct pieces of evidence that the report came with. */
  readonly evidence_count: number;
}

export interface AddEvidenceResult {
  /** Tokens of what was new. */
  readonly added: readonly string[];
  /** Distinct pieces of evidence after it. */
  readonly evidence_count: number;
}

export interface WithdrawInfractionReportResult {
  /** How the directory had closed the report already; missing where it is withdrawn. */
  readonly decided?: Extract<InfractionEnd, 'RESOLVED' | 'DISMISSED'>;
}

export interface RecordInfractionFailureResult {
  /** False where the run never had a row: the report was refused before it existed. */
  readonly recorded: boolean;
  /** Bacen had been given it. Missing where it had not. */
  readonly was_escalated?: boolean;
}

/** The infraction domain's activities; each is registered under its name here. */
export interface InfractionActivities {
  /** Checks, without changing anything, that what the report refers to is known and fits. */
  ValidateInfractionEligibilityActivity(
    input: ValidateInfractionEligibilityInput,
  ): Promise<ValidateInfractionEligibilityResult>;
  /** Stores the infraction with its first evidence; with a transaction, opens the report at the directory. */
  CreateInfractionActivity(input: CreateInfractionInput): Promise<CreateInfractionResult>;
  /** Tells the reported participant. */
  NotifyReportedParticipantActivity(input: NotifyReportedParticipantInput): Promise<void>;
  /** Takes the infraction up: the report is acknowledged at the directory. */
  InvestigateInfractionActivity(input: InfractionRequestInput): Promise<InfractionStepResult>;
  /** Stores what is new of a batch of evidence. */
  AddEvidenceActivity(input: AddEvidenceInput): Promise<AddEvidenceResult>;
  /** Hands the infraction to Bacen; it can still be decided. */
  EscalateInfractionActivity(input: EscalateInfractionInput): Promise<InfractionStepResult>;
  /** Tells Bacen. */
  NotifyBacenActivity(input: NotifyBacenInput): Promise<void>;
  /** Ends it as justified: the report is closed with AGREED. Answers another end where the directory has one. */
  ResolveInfractionActivity(input: ResolveInfractionInput): Promise<InfractionStepResult>;
  /** Ends it as unfounded: the report is closed with DISAGREED. Answers another end where the directory has one. */
  DismissInfractionActivity(input: DismissInfractionInput): Promise<InfractionStepResult>;
  /** Ends what nobody decided: the report is cancelled. Answers another end where the directory has one. */
  ExpireInfractionActivity(input: InfractionRequestInput): Promise<InfractionStepResult>;
  /** Ends what its reporter takes back. Answers another end where the directory has one. */
  CancelInfractionActivity(input: InfractionRequestInput): Promise<InfractionStepResult>;
  /** Cancels the report of a broken run at the directory, and leaves the row as it is. */
  WithdrawInfractionReportActivity(
    input: InfractionRequestInput,
  ): Promise<WithdrawInfractionReportResult>;
  /** Tells where the infraction stands: an end, too, that only the directory knows of. */
  GetInfractionStatusActivity(input: GetInfractionStatusInput): Promise<InfractionStepResult>;
  /** Puts one event of the infraction on the event log. */
  PublishInfractionEventActivity(input: PublishInfractionEventInput): Promise<void>;
  /** Writes the type of the failure that ends the run on the row, if the run has one. */
  RecordInfractionFailureActivity(
    input: RecordInfractionFailureInput,
  ): Promise<RecordInfractionFailureResult>;
}
