import { InvalidInputError } from '../fields/field-fault.js';
import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { oneOf, text } from '../fields/text-readers.js';
import { evidenceUrl } from './infraction-fields.js';
import type { InfractionNotification } from './infraction-notification.js';
import type { InfractionStatus } from './infraction-status.js';
import type { InfractionType } from './infraction-workflow.js';

/** Signals of an InvestigateInfractionWorkflow. */
export const EVIDENCE_ADDED_SIGNAL = 'evidence_added';
export const INVESTIGATION_COMPLETE_SIGNAL = 'investigation_complete';

/** The same as updates, which answer. */
export const ADD_EVIDENCE_UPDATE = 'add_evidence';
export const DECIDE_UPDATE = 'decide';

export const INFRACTION_STATUS_QUERY = 'status';

export const INFRACTION_DECISIONS = ['RESOLVE', 'DISMISS', 'ESCALATE'] as const;

/** What a report that is agreed to marks (DICT API 2.12.1, FraudType). */
export const FRAUD_TYPES = [
  'APPLICATION_FRAUD',
  'MULE_ACCOUNT',
  'SCAMMER_ACCOUNT',
  'OTHER',
] as const;
export type FraudType = (typeof FRAUD_TYPES)[number];

export const evidenceShape = {
  evidence_url: evidenceUrl,
  uploaded_by: optional(text(128)),
  description: optional(text(2000)),
};
const decisionShape = {
  decision: oneOf(INFRACTION_DECISIONS),
  /** What the decision rests on; DISMISS and ESCALATE need it. */
  notes: optional(text(2000)),
  decided_by: optional(text(128)),
  /** What RESOLVE marks at the directory. @default OTHER */
  fraud_type: optional(oneOf(FRAUD_TYPES)),
};

export type EvidenceInput = Wire<typeof evidenceShape>;
export type Evidence = Parsed<typeof evidenceShape>;
export type InfractionDecisionInput = Wire<typeof decisionShape>;
export type InfractionDecision = Parsed<typeof decisionShape>;

/** Reads the input of `evidence_added` and `add_evidence`. @throws InvalidInputError */
export function parseEvidenceInput(input: unknown): Evidence {
  return parseObject(evidenceShape, input);
}

/** Reads the input of `investigation_complete` and `decide`. @throws InvalidInputError */
export function parseInfractionDecisionInput(input: unknown): InfractionDecision {
  const decision = parseObject(decisionShape, input);
  if (decision.decision === 'RESOLVE') return decision;
  const rules = {
    notes: decision.notes === undefined && `is missing: ${decision.decision} needs it`,
    fraud_type: decision.fraudType !== undefined && 'only with RESOLVE',
  };
  const faults = Object.entries(rules).flatMap(([field, rule]) => (rule ? [{ field, rule }] : []));
  if (faults.length > 0) throw new InvalidInputError(faults);
  return decision;
}

/** The answer to `add_evidence`: DUPLICATE where the URL is there already. */
export interface EvidenceAnswer {
  readonly infraction_id: string;
  readonly outcome: 'ACCEPTED' | 'DUPLICATE' | 'REFUSED';
  readonly status: InfractionStatus;
  readonly evidence_count: number;
}

/** The answer to `decide`: refused where another decision holds, or the investigation is over. */
export interface InfractionDecisionAnswer {
  readonly infraction_id: string;
  readonly outcome: 'ACCEPTED' | 'REFUSED';
  /** The investigation's state at that moment. */
  readonly status: InfractionStatus;
  /** The decision that holds, from this message or an earlier one. */
  readonly decision?: InfractionDecision['decision'];
}

/** What a participant has not been told yet. */
export interface PendingInfractionNotification {
  readonly to: 'REPORTED' | 'BACEN';
  readonly notification: InfractionNotification;
  /** Type of the failure of its last try; missing where none was refused. */
  readonly failure_type?: string;
}

/** The answer to the query `status`. */
export interface InfractionStatusAnswer {
  readonly infraction_id: string;
  readonly type: InfractionType;
  readonly reporter_ispb: string;
  readonly reported_ispb: string;
  readonly status: InfractionStatus;
  readonly decision?: InfractionDecision['decision'];
  readonly evidence_count: number;
  /** Missing where all are told. */
  readonly pending_notifications?: readonly PendingInfractionNotification[];
  /** When silence escalates it, RFC 3339; missing once it is escalated or decided. */
  readonly escalates_at?: string;
  /** When it ends without a decision, RFC 3339. */
  readonly expires_at?: string;
  /** Type of the failure that the run is ending with. */
  readonly failure_type?: string;
}
