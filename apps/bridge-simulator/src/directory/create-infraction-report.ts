import type { InfractionReportReason, InfractionSituationType } from '@conn-dict/contracts';
import type { Outcome } from './change.js';
import { DAY_MS } from './claim-periods.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import { checkReportText } from './infraction-report-text.js';
import type { InfractionReportRecord } from './infraction-report-record.js';
import { once } from './once.js';
import { requireParticipant } from './require-participant.js';
import { requireRequestId } from './request-id.js';
import { payerOf } from './transaction.js';

const ANALYSIS_DAYS = 7;

export interface CreateInfractionReportRequest {
  readonly reporterIspb: string;
  readonly counterpartyIspb: string;
  readonly transactionId: string;
  readonly reason: InfractionReportReason;
  readonly situation: InfractionSituationType;
  readonly details?: string;
  readonly requestId: string;
}

export interface InfractionReportOutcome extends Outcome {
  readonly report: InfractionReportRecord;
}

/** Opens a report on a settled transaction. Repeating the request gives the first answer. */
export function createInfractionReport(
  directory: DirectoryContext,
  { requestId, ...content }: CreateInfractionReportRequest,
): InfractionReportOutcome {
  requireRequestId(requestId);
  const participant = content.reporterIspb;
  const identity = { method: 'CreateInfractionReport', participant, requestId, content };
  return once(directory, identity, () => {
    checkRequest(directory, content);
    const atMs = directory.nowMs();
    const report: InfractionReportRecord = {
      infractionReportId: directory.newId(),
      ...content,
      status: 'OPEN',
      createdAtMs: atMs,
      modifiedAtMs: atMs,
      analysisDeadlineMs: atMs + ANALYSIS_DAYS * DAY_MS,
    };
    return { changes: [{ kind: 'infraction_report', report }], outcome: { atMs, report } };
  });
}

type Content = Omit<CreateInfractionReportRequest, 'requestId'>;

function checkRequest({ store }: DirectoryContext, content: Content): void {
  requireParticipant(content.reporterIspb);
  requireParticipant(content.counterpartyIspb, 'counterparty_ispb');
  if (content.situation === 'OTHER' && content.details === undefined) {
    const details = { field: 'details', rule: 'required with OTHER' };
    throw new DirectoryRefusal('InfractionReportInvalid', details);
  }
  checkReportText('details', content.details);
  const payerIspb = payerOf(content.transactionId);
  const earlier = store.state
    .reportsOf(content.transactionId)
    .filter(({ status }) => status !== 'CANCELLED');
  checkParties(content, payerIspb, receiverOf(earlier, payerIspb));
  checkNew(content, earlier);
}

/** The other party: whoever the first report that still counts named; until then, anybody may be it. */
function receiverOf(
  [first]: readonly InfractionReportRecord[],
  payerIspb: string,
): string | undefined {
  return first?.reporterIspb === payerIspb ? first.counterpartyIspb : first?.reporterIspb;
}

function checkParties(
  { reporterIspb, counterpartyIspb, reason }: Content,
  payerIspb: string,
  receiverIspb: string | undefined,
): void {
  const isPayer = reporterIspb === payerIspb;
  const isReceiver =
    receiverIspb === undefined ? counterpartyIspb === payerIspb : reporterIspb === receiverIspb;
  if (!isPayer && !isReceiver) {
    throw new DirectoryRefusal('Forbidden', { field: 'participant_ispb' });
  }
  const other = isPayer ? (receiverIspb ?? counterpartyIspb) : payerIspb;
  if (counterpartyIspb !== other || counterpartyIspb === reporterIspb) {
    const details = { field: 'counterparty_ispb', rule: "the transaction's other participant" };
    throw new DirectoryRefusal('ParticipantInvalid', details);
  }
  if (isPayer !== (reason === 'REFUND_REQUEST')) {
    const rule = "REFUND_REQUEST by the payer's participant, REFUND_CANCELLED by the receiver's";
    throw new DirectoryRefusal('InfractionReportInvalid', { field: 'reason', rule });
  }
}

/** A transaction has one report of each reason, unless it was cancelled. */
function checkNew({ reason }: Content, earlier: readonly InfractionReportRecord[]): void {
  const same = earlier.find((report) => report.reason === reason);
  if (same === undefined) return;
  throw new DirectoryRefusal(
    same.status === 'CLOSED'
      ? 'InfractionReportAlreadyProcessedForTransaction'
      : 'InfractionReportAlreadyBeingProcessedForTransaction',
    { field: 'transaction_id' },
  );
}
