import type { DirectoryInfractionReportStatus, InfractionAnalysis } from '@conn-dict/bridge';
import type {
  FraudType,
  InfractionReportReason,
  InfractionSituationType,
} from '@conn-dict/contracts';

/** A report as the directory keeps it: plain JSON, times in milliseconds since 1970. */
export interface InfractionReportRecord {
  readonly infractionReportId: string;
  /** EndToEndId. */
  readonly transactionId: string;
  readonly reason: InfractionReportReason;
  readonly situation: InfractionSituationType;
  readonly details?: string;
  readonly status: DirectoryInfractionReportStatus;
  readonly reporterIspb: string;
  readonly counterpartyIspb: string;
  readonly createdAtMs: number;
  /** Last change, by which the list of reports is ordered. */
  readonly modifiedAtMs: number;
  readonly analysisDeadlineMs: number;
  /** What follows is of a closed report. */
  readonly analysisResult?: InfractionAnalysis['analysisResult'];
  readonly analysisDetails?: string;
  readonly fraudType?: FraudType;
  /** Of an agreed one. */
  readonly fraudMarkerId?: string;
}
