import {
  FraudType,
  InfractionAnalysisResult,
  InfractionReportReason,
  InfractionReportStatus,
  InfractionSituation,
  type CloseInfractionReportRequest,
  type CreateInfractionReportRequest as WireCreateRequest,
  type InfractionReport,
} from '@conn-dict/bridge/proto';
import type { CreateInfractionReportRequest } from '../directory/create-infraction-report.js';
import type { InfractionReportRecord } from '../directory/infraction-report-record.js';
import type { Closing } from '../directory/infraction-report-transitions.js';
import { enumName } from './enum-name.js';
import { known, optional, present } from './request-fields.js';

const INVALID = 'InfractionReportInvalid';

/** Writes the report whole. */
export function toWireInfractionReport(report: InfractionReportRecord): InfractionReport {
  return {
    infractionReportId: report.infractionReportId,
    transactionId: report.transactionId,
    reason: InfractionReportReason[report.reason],
    situation: InfractionSituation[report.situation],
    details: report.details ?? '',
    status: InfractionReportStatus[report.status],
    reporterIspb: report.reporterIspb,
    counterpartyIspb: report.counterpartyIspb,
    createdAt: new Date(report.createdAtMs),
    modifiedAt: new Date(report.modifiedAtMs),
    analysisDeadline: new Date(report.analysisDeadlineMs),
    analysisResult: InfractionAnalysisResult[report.analysisResult ?? 'UNSPECIFIED'],
    analysisDetails: report.analysisDetails ?? '',
    fraudType: FraudType[report.fraudType ?? 'UNSPECIFIED'],
    fraudMarkerId: report.fraudMarkerId ?? '',
  };
}

/** @throws DirectoryRefusal `InfractionReportInvalid`: a field is none that the directory knows */
export function toCreateInfractionReportRequest(
  wire: WireCreateRequest,
): CreateInfractionReportRequest {
  return {
    reporterIspb: wire.participantIspb,
    counterpartyIspb: wire.counterpartyIspb,
    transactionId: wire.transactionId,
    reason: known(INVALID, 'reason', enumName(InfractionReportReason, wire.reason)),
    situation: known(INVALID, 'situation', enumName(InfractionSituation, wire.situation)),
    ...optional('details', present(wire.details)),
    requestId: wire.requestId,
  };
}

/** @throws DirectoryRefusal `InfractionReportInvalid`: a field is none that the directory knows */
export function toClosing(wire: CloseInfractionReportRequest): Closing {
  const { analysisResult, fraudType } = wire;
  const result = enumName(InfractionAnalysisResult, analysisResult);
  const fraud = enumName(FraudType, fraudType);
  return {
    analysisResult: known(INVALID, 'analysis_result', result),
    ...optional('analysisDetails', present(wire.analysisDetails)),
    ...(fraudType === FraudType.UNSPECIFIED
      ? {}
      : { fraudType: known(INVALID, 'fraud_type', fraud) }),
  };
}
