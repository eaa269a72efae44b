// Proves what a report may be opened on, by whom and against whom, and that a repeat gives the first answer.
import { describe, expect, it } from 'vitest';
import { THIRD } from '../../test/claim-samples.js';
import {
  PAYER,
  RECEIVER,
  refundCancelled,
  refundRequest,
  reportIn,
  transactionOf,
} from '../../test/infraction-samples.js';
import { refusalOf } from '../../test/refusal-of.js';
import { createTestDirectory, START } from '../../test/test-directory.js';
import { DAY_MS } from './claim-periods.js';
import {
  createInfractionReport,
  type CreateInfractionReportRequest,
} from './create-infraction-report.js';
import { cancelInfractionReport } from './decide-infraction-report.js';

function refusal(request: CreateInfractionReportRequest, directory = createTestDirectory()) {
  const before = [...directory.store.state.changes()];
  const { type, details } = refusalOf(() => createInfractionReport(directory, request));
  expect([...directory.store.state.changes()]).toEqual(before);
  return [type, details.field];
}

describe('a new report', () => {
  it('is open, with seven days to analyse it', () => {
    const directory = createTestDirectory();
    const { requestId, ...content } = refundRequest({ details: 'what happened' });
    const { report } = createInfractionReport(directory, { ...content, requestId });
    const nowMs = START.getTime();
    expect(report).toEqual({
      ...content,
      infractionReportId: report.infractionReportId,
      status: 'OPEN',
      createdAtMs: nowMs,
      modifiedAtMs: nowMs,
      analysisDeadlineMs: nowMs + 7 * DAY_MS,
    });
    expect([...directory.store.state.reports.values()]).toEqual([report]);
  });

  it('is the first one when its request is repeated, and refused when that has other content', () => {
    const directory = createTestDirectory();
    const request = refundRequest();
    const first = createInfractionReport(directory, request);
    directory.advance(1_000);
    expect(createInfractionReport(directory, request)).toBe(first);
    expect(directory.store.state.reports.size).toBe(1);
    const other = { ...request, situation: 'COERCION' } as const;
    expect(refusal(other, directory)[0]).toBe('RequestIdAlreadyUsed');
    const ofAnother = refundCancelled({ requestId: request.requestId });
    expect(createInfractionReport(directory, ofAnother).report.status).toBe('OPEN');
  });

  it.each([
    ['a RequestId', { requestId: 'none' }, 'BadRequest', 'request_id'],
    ['a reporter', { reporterIspb: '' }, 'ParticipantInvalid', 'participant_ispb'],
    ['a counterparty', { counterpartyIspb: '' }, 'ParticipantInvalid', 'counterparty_ispb'],
    [
      'another counterparty',
      { counterpartyIspb: PAYER },
      'ParticipantInvalid',
      'counterparty_ispb',
    ],
    ['details with OTHER', { situation: 'OTHER' }, 'InfractionReportInvalid', 'details'],
    ['short details', { details: 'x'.repeat(2_001) }, 'InfractionReportInvalid', 'details'],
    ['an id', { transactionId: 'E1' }, 'InfractionReportInvalid', 'transaction_id'],
  ] as const)('needs %s', (_, change, type, field) => {
    expect(refusal(refundRequest(change))).toEqual([type, field]);
  });

  it('takes 2,000 characters of details, and details with OTHER', () => {
    const details = 'x'.repeat(2_000);
    const request = refundRequest({ situation: 'OTHER', details });
    expect(createInfractionReport(createTestDirectory(), request).report).toMatchObject({
      details,
    });
  });
});

describe('the transaction', () => {
  it.each([
    [transactionOf(PAYER, 'UNKNOWN'), 'InfractionReportTransactionNotFound'],
    [transactionOf(PAYER).replace('E', 'D'), 'InfractionReportTransactionNotFound'],
    [transactionOf(PAYER, '1').replace('2026', 'XXXX'), 'InfractionReportTransactionNotFound'],
    [transactionOf(PAYER, 'UNSETTLED'), 'InfractionReportTransactionNotSettled'],
  ])('%s is refused: %s', (transactionId, type) => {
    expect(refusal(refundRequest({ transactionId }))).toEqual([type, 'transaction_id']);
  });

  it('has a payer, by its id, who asks for a refund, and a receiver, who takes one back', () => {
    const swapped = refundRequest({ reporterIspb: RECEIVER, counterpartyIspb: PAYER });
    expect(refusal(swapped)).toEqual(['InfractionReportInvalid', 'reason']);
    expect(refusal(refundRequest({ reason: 'REFUND_CANCELLED' }))).toEqual([
      'InfractionReportInvalid',
      'reason',
    ]);
    expect(createInfractionReport(createTestDirectory(), refundCancelled()).report).toMatchObject({
      reporterIspb: RECEIVER,
      counterpartyIspb: PAYER,
    });
  });

  it('is nothing to a stranger', () => {
    const stranger = ['Forbidden', 'participant_ispb'];
    expect(refusal(refundRequest({ reporterIspb: THIRD }))).toEqual(stranger);
    const directory = createTestDirectory();
    reportIn(directory, 'OPEN');
    expect(refusal(refundCancelled({ reporterIspb: THIRD }), directory)).toEqual(stranger);
  });

  it('keeps the receiver that its first report named', () => {
    const directory = createTestDirectory();
    reportIn(directory, 'CLOSED', refundCancelled());
    expect(refusal(refundRequest({ counterpartyIspb: THIRD }), directory)).toEqual([
      'ParticipantInvalid',
      'counterparty_ispb',
    ]);
    expect(createInfractionReport(directory, refundRequest()).report.status).toBe('OPEN');
  });

  it('forgets a receiver whose report was cancelled', () => {
    const directory = createTestDirectory();
    const { infractionReportId } = reportIn(directory, 'OPEN');
    cancelInfractionReport(directory, { infractionReportId, participant: PAYER, requestId: '' });
    const corrected = refundRequest({ counterpartyIspb: THIRD });
    expect(createInfractionReport(directory, corrected).report.counterpartyIspb).toBe(THIRD);
  });

  it('has one report of each reason that is not cancelled', () => {
    const directory = createTestDirectory();
    const { infractionReportId } = reportIn(directory, 'OPEN');
    const being = 'InfractionReportAlreadyBeingProcessedForTransaction';
    expect(refusal(refundRequest(), directory)).toEqual([being, 'transaction_id']);
    cancelInfractionReport(directory, { infractionReportId, participant: PAYER, requestId: '' });
    reportIn(directory, 'CLOSED');
    const done = 'InfractionReportAlreadyProcessedForTransaction';
    expect(refusal(refundRequest(), directory)).toEqual([done, 'transaction_id']);
    expect(createInfractionReport(directory, refundCancelled()).report.status).toBe('OPEN');
    const other = refundRequest({ transactionId: transactionOf(PAYER, '2') });
    expect(createInfractionReport(directory, other).report.status).toBe('OPEN');
  });
});
