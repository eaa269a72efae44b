import type { InfractionReportRole } from '@conn-dict/bridge';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import type { InfractionReportRecord } from './infraction-report-record.js';
import { requireParticipant } from './require-participant.js';

/** Names a report for the participant that asks. */
export interface NamedReport {
  readonly infractionReportId: string;
  readonly participant: string;
}

/** Finds a report for one of its participants. @throws DirectoryRefusal `Forbidden`: it is between two others */
export function findReport(
  { store }: DirectoryContext,
  { infractionReportId, participant }: NamedReport,
): InfractionReportRecord | undefined {
  requireParticipant(participant);
  const report = store.state.reports.get(infractionReportId);
  if (report === undefined) return undefined;
  if (participant !== report.reporterIspb && participant !== report.counterpartyIspb) {
    throw new DirectoryRefusal('Forbidden', { field: 'participant_ispb' });
  }
  return report;
}

/**
 * Finds a report for the participant that has this part in it.
 *
 * @throws DirectoryRefusal `NotFound`
 * @throws DirectoryRefusal `Forbidden`: another has it
 */
export function requireReportOf(
  directory: DirectoryContext,
  name: NamedReport,
  role: InfractionReportRole,
): InfractionReportRecord {
  const report = findReport(directory, name);
  if (report === undefined) {
    throw new DirectoryRefusal('NotFound', { field: 'infraction_report_id' });
  }
  const owner = role === 'REPORTER' ? report.reporterIspb : report.counterpartyIspb;
  if (name.participant === owner) return report;
  throw new DirectoryRefusal('Forbidden', { field: 'participant_ispb' });
}
