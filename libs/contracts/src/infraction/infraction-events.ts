import type { InfractionStatus } from './infraction-status.js';
import type { InfractionType } from './infraction-workflow.js';

/** Event types of an infraction; the last five each end it. */
export const INFRACTION_EVENT_TYPES = [
  'dict.infraction.created',
  'dict.infraction.investigation_started',
  'dict.infraction.evidence_added',
  'dict.infraction.escalated',
  'dict.infraction.resolved',
  'dict.infraction.dismissed',
  'dict.infraction.expired',
  'dict.infraction.cancelled',
  'dict.infraction.failed',
] as const;
export type InfractionEventType = (typeof INFRACTION_EVENT_TYPES)[number];

/** The data of an infraction's event: ids, states and counts, no personal data. */
export interface InfractionEventData {
  readonly infraction_id: string;
  readonly infraction_type: InfractionType;
  readonly reporter_ispb: string;
  readonly reported_ispb: string;
  readonly status: InfractionStatus;
  /** Distinct pieces of evidence when the event went out. */
  readonly evidence_count: number;
  readonly failure_type?: string;
}
