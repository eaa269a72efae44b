import {
  InfractionReportRole,
  InfractionReportStatus,
  type CreateInfractionReportResponse,
  type GetInfractionReportRequest,
  type InfractionReportServiceServer,
} from '@conn-dict/bridge/proto';
import {
  createInfractionReport,
  type InfractionReportOutcome,
} from '../directory/create-infraction-report.js';
import {
  acknowledgeInfractionReport,
  cancelInfractionReport,
  closeInfractionReport,
  type InfractionReportCall,
} from '../directory/decide-infraction-report.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { findReport } from '../directory/find-infraction-report.js';
import { listInfractionReports } from '../directory/list-infraction-reports.js';
import { parseChangeToken, toChangeToken } from './change-token.js';
import { enumName } from './enum-name.js';
import {
  toClosing,
  toCreateInfractionReportRequest,
  toWireInfractionReport,
} from './infraction-report-mapping.js';
import type { MethodsOf } from './methods-of.js';
import { optional } from './request-fields.js';
import type { ServeUnary } from './serve-unary.js';

/** Serves infraction reports on settled transactions. */
export function createInfractionReportService(
  directory: DirectoryContext,
  serve: ServeUnary,
): MethodsOf<InfractionReportServiceServer> {
  return {
    createInfractionReport: serve('CreateInfractionReport', (wire) =>
      toAnswer(createInfractionReport(directory, toCreateInfractionReportRequest(wire))),
    ),
    acknowledgeInfractionReport: serve('AcknowledgeInfractionReport', (wire) =>
      toAnswer(acknowledgeInfractionReport(directory, toCall(wire))),
    ),
    cancelInfractionReport: serve('CancelInfractionReport', (wire) =>
      toAnswer(cancelInfractionReport(directory, toCall(wire))),
    ),
    closeInfractionReport: serve('CloseInfractionReport', (wire) =>
      toAnswer(closeInfractionReport(directory, { ...toCall(wire), ...toClosing(wire) })),
    ),

    getInfractionReport: serve('GetInfractionReport', (wire) => {
      const report = findReport(directory, toCall(wire));
      return {
        found: report !== undefined,
        infractionReport: report && toWireInfractionReport(report),
      };
    }),

    listInfractionReports: serve('ListInfractionReports', (wire) => {
      const { items, next } = listInfractionReports(directory, {
        participant: wire.participantIspb,
        ...optional('role', enumName(InfractionReportRole, wire.role)),
        ...optional('sinceMs', wire.since?.getTime()),
        statuses: wire.statuses.map(
          (code) => enumName(InfractionReportStatus, code) ?? 'UNSPECIFIED',
        ),
        pageSize: wire.pageSize,
        ...optional('after', parseChangeToken(wire.pageToken)),
      });
      return {
        infractionReports: items.map(toWireInfractionReport),
        nextPageToken: toChangeToken(next),
      };
    }),
  };
}

function toCall(wire: GetInfractionReportRequest): InfractionReportCall {
  const { infractionReportId, participantIspb: participant, requestId } = wire;
  return { infractionReportId, participant, requestId };
}

function toAnswer({ report }: InfractionReportOutcome): CreateInfractionReportResponse {
  return { infractionReport: toWireInfractionReport(report) };
}
