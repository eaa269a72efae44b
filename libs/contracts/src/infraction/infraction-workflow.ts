import { InvalidInputError, type FieldFault } from '../fields/field-fault.js';
import { listOf } from '../fields/list-readers.js';
import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { id, ispb, oneOf, text } from '../fields/text-readers.js';
import { anyKey, evidenceUrl, transactionId } from './infraction-fields.js';
import type { InfractionDecision } from './infraction-messages.js';
import type { InfractionEnd } from './infraction-status.js';

export const INVESTIGATE_INFRACTION_WORKFLOW = 'InvestigateInfractionWorkflow';

/** Days without a decision after which Bacen is asked, and after which the investigation ends. */
export const INFRACTION_ESCALATION_DAYS = 7;
export const INFRACTION_WAIT_DAYS_MAX = 30;

export const INFRACTION_TYPES = [
  'FRAUD',
  'ACCOUNT_CLOSED',
  'INCORRECT_DATA',
  'UNAUTHORIZED_USE',
  'DUPLICATE_KEY',
  'OTHER',
] as const;
export type InfractionType = (typeof INFRACTION_TYPES)[number];

/** Why a transaction is reported, and how it came about (DICT API 2.12.1, InfractionReport). */
export const INFRACTION_REPORT_REASONS = ['REFUND_REQUEST', 'REFUND_CANCELLED'] as const;
export const INFRACTION_SITUATION_TYPES = [
  'SCAM',
  'ACCOUNT_TAKEOVER',
  'COERCION',
  'FRAUDULENT_ACCESS',
  'OTHER',
] as const;
export type InfractionReportReason = (typeof INFRACTION_REPORT_REASONS)[number];
export type InfractionSituationType = (typeof INFRACTION_SITUATION_TYPES)[number];

/** More evidence comes by signal: one message stays small. */
export const FIRST_EVIDENCE_URLS_MAX = 20;

export const infractionInputShape = {
  /** The infraction's id at its starter; a second start with it is the same investigation. */
  infraction_id: id,
  /** The key that the report is about. */
  key: anyKey,
  type: oneOf(INFRACTION_TYPES),
  description: text(2000),
  /** ISPB of the participant that reports. */
  reporter_ispb: ispb,
  /** ISPB of the participant that is reported. */
  reported_ispb: ispb,
  evidence_urls: optional(listOf(evidenceUrl, { itemsMax: FIRST_EVIDENCE_URLS_MAX })),
  related_entry_id: optional(id),
  related_claim_id: optional(id),
  /** EndToEndId of the transaction; with it the report also goes through the directory's own states. */
  transaction_id: optional(transactionId),
  reason: optional(oneOf(INFRACTION_REPORT_REASONS)),
  situation_type: optional(oneOf(INFRACTION_SITUATION_TYPES)),
};

export type InvestigateInfractionWorkflowInput = Wire<typeof infractionInputShape>;
export type InfractionInput = Parsed<typeof infractionInputShape>;

/** How the investigation ended. A broken run fails instead, with a `FailureType`. */
export interface InvestigateInfractionWorkflowResult {
  readonly infraction_id: string;
  readonly status: InfractionEnd;
  /** Missing where nobody decided. */
  readonly decision?: InfractionDecision['decision'];
  /** Distinct pieces of evidence. */
  readonly evidence_count: number;
  /** When it ended, RFC 3339 in UTC. */
  readonly ended_at: string;
}

/** Reads the input of an InvestigateInfractionWorkflow. @throws InvalidInputError */
export function parseInvestigateInfractionWorkflowInput(input: unknown): InfractionInput {
  const infraction = parseObject(infractionInputShape, input);
  assertInfractionFits(infraction);
  return infraction;
}

/** Checks the rules between the fields of a report. @throws InvalidInputError */
export function assertInfractionFits(infraction: InfractionInput): void {
  const faults = [...partyFaults(infraction), ...transactionFaults(infraction)];
  if (faults.length > 0) throw new InvalidInputError(faults);
}

function partyFaults({ reporterIspb, reportedIspb }: InfractionInput): FieldFault[] {
  if (reporterIspb !== reportedIspb) return [];
  return [{ field: 'reported_ispb', rule: 'must differ from reporter_ispb' }];
}

/** The directory opens no report that does not say why and how (DICT API 2.12.1, CreateInfractionReport). */
function transactionFaults({ transactionId, ...infraction }: InfractionInput): FieldFault[] {
  if (transactionId === undefined) return [];
  const needed = { reason: infraction.reason, situation_type: infraction.situationType };
  return Object.entries(needed).flatMap(([field, value]) =>
    value === undefined ? [{ field, rule: 'is missing: transaction_id needs it' }] : [],
  );
}

/** The workflow id that the client library gives an investigation. */
export function infractionWorkflowId(infractionId: string): string {
  return `infraction-${infractionId}`;
}
