import type { DirectoryInfractionReport } from '../infraction-report-calls.js';
import type { InfractionReport } from '../gen/dict/bridge/v1/infraction_report.js';
import type { AnswerReader } from './answer-reader.js';
import {
  FRAUD_TYPE_CODES,
  INFRACTION_ANALYSIS_RESULT_CODES,
  INFRACTION_REPORT_REASON_CODES,
  INFRACTION_REPORT_STATUS_CODES,
  INFRACTION_SITUATION_CODES,
} from './wire-codes.js';
import { withoutUndefined } from './without-undefined.js';

/** Reads a report, as it was made, changed or found. */
export function toDirectoryInfractionReport(
  answer: InfractionReport | undefined,
  read: AnswerReader,
): DirectoryInfractionReport {
  const report = read.required('infraction_report', answer);
  return withoutUndefined({
    infractionReportId: read.required('infraction_report_id', report.infractionReportId),
    transactionId: read.required('transaction_id', report.transactionId),
    reason: read.name('reason', INFRACTION_REPORT_REASON_CODES, report.reason),
    situation: read.name('situation', INFRACTION_SITUATION_CODES, report.situation),
    details: report.details || undefined,
    status: read.name('status', INFRACTION_REPORT_STATUS_CODES, report.status),
    reporterIspb: read.required('reporter_ispb', report.reporterIspb),
    counterpartyIspb: read.required('counterparty_ispb', report.counterpartyIspb),
    createdAt: read.required('created_at', report.createdAt),
    modifiedAt: read.required('modified_at', report.modifiedAt),
    analysisDeadline: read.required('analysis_deadline', report.analysisDeadline),
    ...toAnalysis(report, read),
  });
}

function toAnalysis(report: InfractionReport, read: AnswerReader) {
  const { analysisResult, fraudType } = report;
  return {
    analysisResult: analysisResult
      ? read.name('analysis_result', INFRACTION_ANALYSIS_RESULT_CODES, analysisResult)
      : undefined,
    analysisDetails: report.analysisDetails || undefined,
    fraudType: fraudType ? read.name('fraud_type', FRAUD_TYPE_CODES, fraudType) : undefined,
    fraudMarkerId: report.fraudMarkerId || undefined,
  };
}
