import { randomUUID } from 'node:crypto';
import {
  createInfractionReport,
  type CreateInfractionReportRequest,
} from '../src/directory/create-infraction-report.js';
import {
  acknowledgeInfractionReport,
  closeInfractionReport,
} from '../src/directory/decide-infraction-report.js';
import type { DirectoryContext } from '../src/directory/directory-context.js';
import type { InfractionReportRecord } from '../src/directory/infraction-report-record.js';

export const PAYER = '12345678';
export const RECEIVER = '87654321';

/** A transaction of the payer's; `end` is the last of its 11 characters. */
export function transactionOf(payerIspb: string, end = '1'): string {
  return `E${payerIspb}202601311000${end.padStart(11, '0')}`;
}

/** The payer's participant asks for a refund. */
export function refundRequest(
  change: Partial<CreateInfractionReportRequest> = {},
): CreateInfractionReportRequest {
  return {
    reporterIspb: PAYER,
    counterpartyIspb: RECEIVER,
    transactionId: transactionOf(PAYER),
    reason: 'REFUND_REQUEST',
    situation: 'SCAM',
    requestId: randomUUID(),
    ...change,
  };
}

/** The receiver's participant takes a refund back. */
export function refundCancelled(
  change: Partial<CreateInfractionReportRequest> = {},
): CreateInfractionReportRequest {
  const parties = { reporterIspb: RECEIVER, counterpartyIspb: PAYER };
  return refundRequest({ ...parties, reason: 'REFUND_CANCELLED', ...change });
}

/** Brings a new report as far as it is to go. */
export function reportIn(
  directory: DirectoryContext,
  status: 'OPEN' | 'ACKNOWLEDGED' | 'CLOSED',
  request: CreateInfractionReportRequest = refundRequest(),
): InfractionReportRecord {
  const { report } = createInfractionReport(directory, request);
  if (status === 'OPEN') return report;
  const { infractionReportId, counterpartyIspb: participant } = report;
  const call = { infractionReportId, participant };
  const acknowledged = acknowledgeInfractionReport(directory, { ...call, requestId: '' }).report;
  if (status === 'ACKNOWLEDGED') return acknowledged;
  const closing = { analysisResult: 'DISAGREED', requestId: randomUUID() } as const;
  return closeInfractionReport(directory, { ...call, ...closing }).report;
}
