import type { BridgeCallOptions } from '../bridge-client.js';
import type {
  CloseInfractionReport,
  DirectoryInfractionReport,
  InfractionReportCalls,
  MoveInfractionReport,
  OpenInfractionReport,
} from '../infraction-report-calls.js';
import {
  FraudType,
  InfractionReportServiceService,
  type CloseInfractionReportRequest,
  type CreateInfractionReportRequest,
  type CreateInfractionReportResponse,
} from '../gen/dict/bridge/v1/infraction_report.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toDirectoryInfractionReport } from '../mapping/directory-infraction-report.js';
import {
  FRAUD_TYPE_CODES,
  INFRACTION_ANALYSIS_RESULT_CODES,
  INFRACTION_REPORT_REASON_CODES,
  INFRACTION_SITUATION_CODES,
} from '../mapping/wire-codes.js';
import type { UnaryCaller } from '../transport/unary-caller.js';
import { methodName, type CallMethod, type IdentifiedRequest } from '../transport/method-path.js';

type Writes = Omit<
  InfractionReportCalls,
  'getInfractionReport' | 'listInfractionReports' | 'notifyOfInfraction'
>;

/** Makes the calls that open a report or move it on; each answers the report after it. */
export function createInfractionReportWrites({ caller }: { readonly caller: UnaryCaller }): Writes {
  const service = InfractionReportServiceService;
  const write = async <Request extends IdentifiedRequest>(
    method: CallMethod<Request, CreateInfractionReportResponse>,
    request: Request,
    options: BridgeCallOptions | undefined,
  ): Promise<DirectoryInfractionReport> => {
    const answer = await caller.call({ method, request, limit: 'infractionWrites' }, options);
    const read = createAnswerReader(methodName(method.path));
    return toDirectoryInfractionReport(answer.infractionReport, read);
  };
  return {
    createInfractionReport: (report, options) =>
      write(service.createInfractionReport, toCreateRequest(report), options),
    acknowledgeInfractionReport: (report, options) =>
      write(service.acknowledgeInfractionReport, toMoveRequest(report), options),
    cancelInfractionReport: (report, options) =>
      write(service.cancelInfractionReport, toMoveRequest(report), options),
    closeInfractionReport: (report, options) =>
      write(service.closeInfractionReport, toCloseRequest(report), options),
  };
}

function toCreateRequest(report: OpenInfractionReport): CreateInfractionReportRequest {
  return {
    participantIspb: report.reporterIspb,
    counterpartyIspb: report.counterpartyIspb,
    transactionId: report.transactionId,
    reason: INFRACTION_REPORT_REASON_CODES[report.reason],
    situation: INFRACTION_SITUATION_CODES[report.situation],
    details: report.details ?? '',
    requestId: report.requestId,
  };
}

function toMoveRequest({ participantIspb, infractionReportId, requestId }: MoveInfractionReport) {
  return { participantIspb, infractionReportId, requestId };
}

function toCloseRequest(report: CloseInfractionReport): CloseInfractionReportRequest {
  const isAgreed = report.analysisResult === 'AGREED';
  return {
    ...toMoveRequest(report),
    analysisResult: INFRACTION_ANALYSIS_RESULT_CODES[report.analysisResult],
    analysisDetails: report.analysisDetails ?? '',
    fraudType: isAgreed ? FRAUD_TYPE_CODES[report.fraudType] : FraudType.UNSPECIFIED,
  };
}
