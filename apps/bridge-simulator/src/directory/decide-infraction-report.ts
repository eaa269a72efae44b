import type { InfractionReportRole } from '@conn-dict/bridge';
import type { InfractionReportOutcome } from './create-infraction-report.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import { requireReportOf, type NamedReport } from './find-infraction-report.js';
import type { InfractionReportRecord } from './infraction-report-record.js';
import { checkReportText } from './infraction-report-text.js';
import {
  acknowledgeReport,
  cancelReport,
  closeReport,
  type Closing,
} from './infraction-report-transitions.js';
import { once } from './once.js';

/** A participant's word on a report. */
export interface InfractionReportCall extends NamedReport {
  readonly requestId: string;
}

export interface CloseInfractionReportCall extends InfractionReportCall, Closing {}

/** Acknowledges a report for the counterparty. Idempotent. */
export function acknowledgeInfractionReport(
  directory: DirectoryContext,
  call: InfractionReportCall,
): InfractionReportOutcome {
  const method = 'AcknowledgeInfractionReport';
  return decide(directory, { method, role: 'COUNTERPARTY', call }, (report) =>
    acknowledgeReport(report, directory.nowMs()),
  );
}

/** Cancels a report for its reporter, at any time before it is closed. Idempotent. */
export function cancelInfractionReport(
  directory: DirectoryContext,
  call: InfractionReportCall,
): InfractionReportOutcome {
  const method = 'CancelInfractionReport';
  return decide(directory, { method, role: 'REPORTER', call }, (report) =>
    cancelReport(report, directory.nowMs()),
  );
}

/** Closes an acknowledged report for the counterparty, before or after its deadline. Idempotent. */
export function closeInfractionReport(
  directory: DirectoryContext,
  call: CloseInfractionReportCall,
): InfractionReportOutcome {
  const {
    infractionReportId: _id,
    participant: _participant,
    requestId: _request,
    ...closing
  } = call;
  const method = 'CloseInfractionReport';
  return decide(directory, { method, role: 'COUNTERPARTY', call }, (report) => {
    checkClosing(closing);
    return closeReport(report, closing, { nowMs: directory.nowMs(), newId: directory.newId });
  });
}

function checkClosing({ analysisResult, analysisDetails, fraudType }: Closing): void {
  if ((analysisResult === 'AGREED') !== (fraudType !== undefined)) {
    const rule = 'required with AGREED, refused with DISAGREED';
    throw new DirectoryRefusal('InfractionReportInvalid', { field: 'fraud_type', rule });
  }
  checkReportText('analysis_details', analysisDetails);
}

interface Decision {
  readonly method: string;
  /** Whose decision it is. */
  readonly role: InfractionReportRole;
  readonly call: InfractionReportCall;
}

function decide(
  directory: DirectoryContext,
  { method, role, call: { requestId, participant, ...content } }: Decision,
  transition: (report: InfractionReportRecord) => InfractionReportRecord,
): InfractionReportOutcome {
  return once(directory, { method, participant, requestId, content }, () => {
    const before = requireReportOf(directory, { ...content, participant }, role);
    const report = transition(before);
    const outcome = { atMs: report.modifiedAtMs, report };
    if (report === before) return { changes: [], outcome };
    return { changes: [{ kind: 'infraction_report', report }], outcome };
  });
}
