import { randomUUID } from 'node:crypto';
import type { InfractionReportCalls } from '../infraction-report-calls.js';
import {
  InfractionReportRole,
  InfractionReportServiceService,
} from '../gen/dict/bridge/v1/infraction_report.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toDirectoryInfractionReport } from '../mapping/directory-infraction-report.js';
import {
  INFRACTION_REPORT_ROLE_CODES,
  INFRACTION_REPORT_STATUS_CODES,
} from '../mapping/wire-codes.js';
import type { UnaryCaller } from '../transport/unary-caller.js';
import { undefinedWhenNotFound } from './undefined-when-not-found.js';

type Reads = Pick<InfractionReportCalls, 'getInfractionReport' | 'listInfractionReports'>;

/** Makes the calls that read reports. */
export function createInfractionReportReads({ caller }: { readonly caller: UnaryCaller }): Reads {
  return {
    async getInfractionReport({ participantIspb, infractionReportId }, options) {
      const answer = await undefinedWhenNotFound(
        caller.call(
          {
            method: InfractionReportServiceService.getInfractionReport,
            request: { participantIspb, infractionReportId, requestId: randomUUID() },
            limit: 'infractionReads',
          },
          options,
        ),
      );
      if (!answer?.found) return undefined;
      const read = createAnswerReader('GetInfractionReport');
      return toDirectoryInfractionReport(answer.infractionReport, read);
    },

    async listInfractionReports({ participantIspb, role, since, ...page }, options) {
      const { infractionReports, nextPageToken } = await caller.call(
        {
          method: InfractionReportServiceService.listInfractionReports,
          request: {
            participantIspb,
            role: role ? INFRACTION_REPORT_ROLE_CODES[role] : InfractionReportRole.UNSPECIFIED,
            since,
            statuses: (page.statuses ?? []).map((status) => INFRACTION_REPORT_STATUS_CODES[status]),
            pageSize: page.pageSize ?? 0,
            pageToken: page.pageToken ?? '',
            requestId: randomUUID(),
          },
          limit: 'infractionReads',
        },
        options,
      );
      const read = createAnswerReader('ListInfractionReports');
      return {
        reports: infractionReports.map((report) => toDirectoryInfractionReport(report, read)),
        ...(nextPageToken && { nextPageToken }),
      };
    },
  };
}
