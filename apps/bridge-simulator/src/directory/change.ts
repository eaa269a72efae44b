import type { CidEvent } from '../reconciliation/cid-event.js';
import type { GeneratedEntries } from '../reconciliation/generated-cids.js';
import type { ClaimRecord } from './claim-record.js';
import type { EntryRecord } from './entry-record.js';
import type { InfractionReportRecord } from './infraction-report-record.js';

/** What a write answered; kept by its RequestId, so that a repeat gets it again. */
export interface Outcome {
  /** When the write happened, milliseconds since 1970. */
  readonly atMs: number;
  readonly entry?: EntryRecord;
  readonly claim?: ClaimRecord;
  readonly report?: InfractionReportRecord;
}

/** A write that was answered. */
export interface RememberedRequest {
  /** Participant and RequestId: an id is unique within its participant. */
  readonly id: string;
  /** SHA-256 of method and content. */
  readonly fingerprint: string;
  readonly outcome: Outcome;
}

/** One step of the directory's history; the changes of one write stand or fall together. */
export type Change =
  | { readonly kind: 'entry'; readonly entry: EntryRecord }
  | { readonly kind: 'entry_removed'; readonly entryId: string }
  | { readonly kind: 'cid_event'; readonly event: CidEvent }
  | { readonly kind: 'generated'; readonly entries: GeneratedEntries }
  | { readonly kind: 'claim'; readonly claim: ClaimRecord }
  | { readonly kind: 'infraction_report'; readonly report: InfractionReportRecord }
  | { readonly kind: 'request'; readonly request: RememberedRequest }
  | { readonly kind: 'clock'; readonly advancedMs: number };
