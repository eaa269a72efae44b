import type {
  FraudType,
  InfractionNotification,
  InfractionReportReason,
  InfractionSituationType,
} from '@conn-dict/contracts';
import type { BridgeCallOptions } from './bridge-client.js';

export type DirectoryInfractionReportStatus = 'OPEN' | 'ACKNOWLEDGED' | 'CLOSED' | 'CANCELLED';

/** A participant's part in a report: it made it, or it analyses it. */
export type InfractionReportRole = 'REPORTER' | 'COUNTERPARTY';

/** A report as the directory holds it. */
export interface DirectoryInfractionReport {
  /** The directory's id, which the other calls take. */
  readonly infractionReportId: string;
  /** EndToEndId of the settled transaction. */
  readonly transactionId: string;
  readonly reason: InfractionReportReason;
  readonly situation: InfractionSituationType;
  readonly details?: string;
  readonly status: DirectoryInfractionReportStatus;
  readonly reporterIspb: string;
  readonly counterpartyIspb: string;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  /** End of the seven days to analyse. */
  readonly analysisDeadline: Date;
  /** Set once CLOSED, as are the three below where they fit. */
  readonly analysisResult?: InfractionAnalysis['analysisResult'];
  readonly analysisDetails?: string;
  readonly fraudType?: FraudType;
  /** Of an AGREED report. */
  readonly fraudMarkerId?: string;
}

export interface OpenInfractionReport {
  /** Participant that reports. */
  readonly reporterIspb: string;
  /** The transaction's other participant, which analyses the report. */
  readonly counterpartyIspb: string;
  /** EndToEndId of the settled transaction. */
  readonly transactionId: string;
  readonly reason: InfractionReportReason;
  readonly situation: InfractionSituationType;
  /** At most 2,000 characters; required with OTHER. */
  readonly details?: string;
  /** UUID version 4, the same for every attempt. */
  readonly requestId: string;
}

/** Names a report for one of its two participants; a third one is `Forbidden`. */
export interface NamedInfractionReport {
  readonly infractionReportId: string;
  readonly participantIspb: string;
}

export interface MoveInfractionReport extends NamedInfractionReport {
  /** UUID version 4, the same for every attempt. */
  readonly requestId: string;
}

/** What the analysis found: only an agreed report names a fraud. */
export type InfractionAnalysis =
  | { readonly analysisResult: 'AGREED'; readonly fraudType: FraudType }
  | { readonly analysisResult: 'DISAGREED' };

export type CloseInfractionReport = MoveInfractionReport &
  InfractionAnalysis & {
    /** At most 2,000 characters. */
    readonly analysisDetails?: string;
  };

export interface ListInfractionReports {
  readonly participantIspb: string;
  /** @default both */
  readonly role?: InfractionReportRole;
  /** Reports changed at this time or later. @default all */
  readonly since?: Date;
  /** @default any */
  readonly statuses?: readonly DirectoryInfractionReportStatus[];
  /** At most 500. @default 100 */
  readonly pageSize?: number;
  /** Of the page before. @default the first page */
  readonly pageToken?: string;
}

export interface InfractionReportPage {
  /** Oldest change first. A report that changes meanwhile comes again on a later page. */
  readonly reports: readonly DirectoryInfractionReport[];
  /** Missing on the last page. */
  readonly nextPageToken?: string;
}

/** What a participant, Bacen among them, is told of an infraction, with a transaction or without. */
export interface NotifyOfInfraction {
  readonly notification: InfractionNotification;
  readonly participantIspb: string;
  /** Our id of the infraction. */
  readonly infractionId: string;
  /** UUID version 4, the same for every attempt. */
  readonly requestId: string;
}

/** Calls on infraction reports. A Bridge without our additions answers each with `BridgeUnimplemented`. */
export interface InfractionReportCalls {
  /** Opens a report on a settled transaction. */
  createInfractionReport(
    report: OpenInfractionReport,
    options?: BridgeCallOptions,
  ): Promise<DirectoryInfractionReport>;
  /** Acknowledges a report for the counterparty: OPEN becomes ACKNOWLEDGED. */
  acknowledgeInfractionReport(
    report: MoveInfractionReport,
    options?: BridgeCallOptions,
  ): Promise<DirectoryInfractionReport>;
  /** Cancels a report that is not closed, for its reporter. */
  cancelInfractionReport(
    report: MoveInfractionReport,
    options?: BridgeCallOptions,
  ): Promise<DirectoryInfractionReport>;
  /** Closes an acknowledged report for the counterparty; an agreed one makes a fraud marker. */
  closeInfractionReport(
    report: CloseInfractionReport,
    options?: BridgeCallOptions,
  ): Promise<DirectoryInfractionReport>;
  /** Reads a report; `undefined` where the directory has none. */
  getInfractionReport(
    report: NamedInfractionReport,
    options?: BridgeCallOptions,
  ): Promise<DirectoryInfractionReport | undefined>;
  /** Reads one page of a participant's reports. */
  listInfractionReports(
    page: ListInfractionReports,
    options?: BridgeCallOptions,
  ): Promise<InfractionReportPage>;
  /** Tells a participant of an infraction. */
  notifyOfInfraction(notification: NotifyOfInfraction, options?: BridgeCallOptions): Promise<void>;
}
