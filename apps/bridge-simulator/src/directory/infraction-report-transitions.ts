import type { InfractionAnalysis } from '@conn-dict/bridge';
import type { FraudType } from '@conn-dict/contracts';
import { DirectoryRefusal } from './directory-refusal.js';
import type { InfractionReportRecord } from './infraction-report-record.js';

/*
 * OPEN → ACKNOWLEDGED → CLOSED; CANCELLED from the first two.
 * Each transition gives the same report back where it was made already; none waits for a period or is late for it.
 */

/** What the analysis found, as it is kept. */
export interface Closing {
  readonly analysisResult: InfractionAnalysis['analysisResult'];
  readonly analysisDetails?: string;
  readonly fraudType?: FraudType;
}

/** The counterparty has received the report. @throws DirectoryRefusal `InfractionReportOperationInvalid`: cancelled */
export function acknowledgeReport(
  report: InfractionReportRecord,
  nowMs: number,
): InfractionReportRecord {
  if (report.status === 'CANCELLED') throw operationInvalid();
  if (report.status !== 'OPEN') return report;
  return { ...report, status: 'ACKNOWLEDGED', modifiedAtMs: nowMs };
}

/** The reporter takes it back. @throws DirectoryRefusal `InfractionReportOperationInvalid`: closed */
export function cancelReport(
  report: InfractionReportRecord,
  nowMs: number,
): InfractionReportRecord {
  if (report.status === 'CLOSED') throw operationInvalid();
  if (report.status === 'CANCELLED') return report;
  return { ...report, status: 'CANCELLED', modifiedAtMs: nowMs };
}

/** The counterparty has analysed it. @throws DirectoryRefusal `InfractionReportOperationInvalid`: from another state */
export function closeReport(
  report: InfractionReportRecord,
  closing: Closing,
  { nowMs, newId }: { readonly nowMs: number; readonly newId: () => string },
): InfractionReportRecord {
  if (report.status === 'CLOSED' && isSame(report, closing)) return report;
  if (report.status !== 'ACKNOWLEDGED') throw operationInvalid();
  const marker = closing.analysisResult === 'AGREED' ? { fraudMarkerId: newId() } : {};
  return { ...report, ...closing, ...marker, status: 'CLOSED', modifiedAtMs: nowMs };
}

function isSame(report: InfractionReportRecord, closing: Closing): boolean {
  return (
    report.analysisResult === closing.analysisResult &&
    report.fraudType === closing.fraudType &&
    report.analysisDetails === closing.analysisDetails
  );
}

function operationInvalid(): DirectoryRefusal {
  return new DirectoryRefusal('InfractionReportOperationInvalid');
}
