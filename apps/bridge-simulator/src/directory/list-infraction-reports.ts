import type { InfractionReportRole } from '@conn-dict/bridge';
import { toChangePage, type ChangePage, type ChangePageRequest } from './change-page.js';
import type { DirectoryContext } from './directory-context.js';
import type { InfractionReportRecord } from './infraction-report-record.js';
import { requireParticipant } from './require-participant.js';

export interface InfractionReportPageRequest extends ChangePageRequest {
  readonly participant: string;
  /** @default both */
  readonly role?: InfractionReportRole;
  readonly sinceMs?: number;
  /** Any where empty; may name statuses that no report can have. */
  readonly statuses: readonly string[];
}

/** Lists a participant's reports, oldest change first; a report that changes meanwhile comes again. */
export function listInfractionReports(
  { store }: DirectoryContext,
  request: InfractionReportPageRequest,
): ChangePage<InfractionReportRecord> {
  requireParticipant(request.participant);
  const fitting = [...store.state.reports.values()].filter((report) => fits(report, request));
  return toChangePage(fitting, ({ infractionReportId }) => infractionReportId, request);
}

function fits(report: InfractionReportRecord, request: InfractionReportPageRequest): boolean {
  const { participant, role, sinceMs = 0, statuses } = request;
  const isReporter = role !== 'COUNTERPARTY' && report.reporterIspb === participant;
  const isCounterparty = role !== 'REPORTER' && report.counterpartyIspb === participant;
  return (
    (isReporter || isCounterparty) &&
    report.modifiedAtMs >= sinceMs &&
    (statuses.length === 0 || statuses.includes(report.status))
  );
}
