// Proves who moves a report on, from which state, with what, and that a repeat changes nothing.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { THIRD } from '../../test/claim-samples.js';
import { PAYER, RECEIVER, reportIn } from '../../test/infraction-samples.js';
import { refusalOf } from '../../test/refusal-of.js';
import { createTestDirectory } from '../../test/test-directory.js';
import { DAY_MS } from './claim-periods.js';
import {
  acknowledgeInfractionReport,
  cancelInfractionReport,
  closeInfractionReport,
} from './decide-infraction-report.js';

const AGREED = { analysisResult: 'AGREED', fraudType: 'MULE_ACCOUNT' } as const;
const DISAGREED = { analysisResult: 'DISAGREED' } as const;

/** A report that stands at `status`, and the calls of its two participants with new RequestIds. */
function prepare(status: 'OPEN' | 'ACKNOWLEDGED' | 'CLOSED') {
  const directory = createTestDirectory();
  const { infractionReportId } = reportIn(directory, status);
  const by = (participant: string) => ({
    infractionReportId,
    participant,
    requestId: randomUUID(),
  });
  const typeOf = (work: () => unknown) => refusalOf(work).type;
  return { directory, by, typeOf };
}

describe('acknowledge', () => {
  it('is the counterparty’s, once, and stays done when the report is closed', () => {
    const { directory, by, typeOf } = prepare('OPEN');
    expect(typeOf(() => acknowledgeInfractionReport(directory, by(PAYER)))).toBe('Forbidden');
    directory.advance(1_000);
    const { report } = acknowledgeInfractionReport(directory, by(RECEIVER));
    expect(report).toMatchObject({ status: 'ACKNOWLEDGED', modifiedAtMs: directory.nowMs() });
    directory.advance(1_000);
    expect(acknowledgeInfractionReport(directory, by(RECEIVER)).report).toBe(report);
    const closed = closeInfractionReport(directory, { ...by(RECEIVER), ...DISAGREED }).report;
    expect(acknowledgeInfractionReport(directory, by(RECEIVER)).report).toBe(closed);
  });

  it('comes too late for a cancelled report', () => {
    const { directory, by, typeOf } = prepare('OPEN');
    cancelInfractionReport(directory, by(PAYER));
    expect(typeOf(() => acknowledgeInfractionReport(directory, by(RECEIVER)))).toBe(
      'InfractionReportOperationInvalid',
    );
  });
});

describe('close', () => {
  it('with AGREED makes a fraud marker, once', () => {
    const { directory, by } = prepare('ACKNOWLEDGED');
    const closing = { ...AGREED, analysisDetails: 'seen' };
    const { report } = closeInfractionReport(directory, { ...by(RECEIVER), ...closing });
    expect(report).toMatchObject({ ...closing, status: 'CLOSED' });
    expect(report.fraudMarkerId).toMatch(/^[0-9a-f-]{36}$/);
    const again = closeInfractionReport(directory, { ...by(RECEIVER), ...closing });
    expect(again.report).toBe(report);
  });

  it('with DISAGREED makes none', () => {
    const { directory, by } = prepare('ACKNOWLEDGED');
    const { report } = closeInfractionReport(directory, { ...by(RECEIVER), ...DISAGREED });
    expect(report).toMatchObject({ status: 'CLOSED', analysisResult: 'DISAGREED' });
    expect(report).not.toHaveProperty('fraudMarkerId');
  });

  it('names a fraud with AGREED alone', () => {
    const { directory, by } = prepare('ACKNOWLEDGED');
    for (const closing of [{ analysisResult: 'AGREED' }, { ...AGREED, ...DISAGREED }] as const) {
      const call = { ...by(RECEIVER), ...closing };
      expect(refusalOf(() => closeInfractionReport(directory, call))).toMatchObject({
        type: 'InfractionReportInvalid',
        details: { field: 'fraud_type' },
      });
    }
    const long = { ...by(RECEIVER), ...DISAGREED, analysisDetails: 'x'.repeat(2_001) };
    expect(refusalOf(() => closeInfractionReport(directory, long)).details.field).toBe(
      'analysis_details',
    );
  });

  it('is allowed after the deadline', () => {
    const { directory, by } = prepare('ACKNOWLEDGED');
    directory.advance(8 * DAY_MS);
    const { report } = closeInfractionReport(directory, { ...by(RECEIVER), ...DISAGREED });
    expect(report.status).toBe('CLOSED');
  });

  it('is the counterparty’s, of an acknowledged report', () => {
    const { directory, by, typeOf } = prepare('OPEN');
    const close = (participant: string, closing: typeof AGREED | typeof DISAGREED) => () =>
      closeInfractionReport(directory, { ...by(participant), ...closing });
    expect(typeOf(close(RECEIVER, AGREED))).toBe('InfractionReportOperationInvalid');
    acknowledgeInfractionReport(directory, by(RECEIVER));
    expect(typeOf(close(PAYER, AGREED))).toBe('Forbidden');
    close(RECEIVER, AGREED)();
    expect(typeOf(close(RECEIVER, DISAGREED))).toBe('InfractionReportOperationInvalid');
  });

  it('with a RequestId that was used otherwise is refused', () => {
    const { directory, by, typeOf } = prepare('ACKNOWLEDGED');
    const call = { ...by(RECEIVER), ...DISAGREED };
    const first = closeInfractionReport(directory, call);
    expect(closeInfractionReport(directory, call)).toBe(first);
    expect(typeOf(() => closeInfractionReport(directory, { ...call, ...AGREED }))).toBe(
      'RequestIdAlreadyUsed',
    );
  });
});

describe('cancel', () => {
  it.each(['OPEN', 'ACKNOWLEDGED'] as const)(
    'is the reporter’s, of an %s report, once',
    (status) => {
      const { directory, by, typeOf } = prepare(status);
      expect(typeOf(() => cancelInfractionReport(directory, by(RECEIVER)))).toBe('Forbidden');
      const { report } = cancelInfractionReport(directory, by(PAYER));
      expect(report.status).toBe('CANCELLED');
      expect(cancelInfractionReport(directory, by(PAYER)).report).toBe(report);
    },
  );

  it('comes too late for a closed report', () => {
    const { directory, by, typeOf } = prepare('CLOSED');
    expect(typeOf(() => cancelInfractionReport(directory, by(PAYER)))).toBe(
      'InfractionReportOperationInvalid',
    );
  });
});

describe('each of them', () => {
  it('is for the report’s participants, and for a report that is there', () => {
    const { directory, by, typeOf } = prepare('ACKNOWLEDGED');
    const calls = [
      (participant: string, change = {}) =>
        acknowledgeInfractionReport(directory, { ...by(participant), ...change }),
      (participant: string, change = {}) =>
        cancelInfractionReport(directory, { ...by(participant), ...change }),
      (participant: string, change = {}) =>
        closeInfractionReport(directory, { ...by(participant), ...DISAGREED, ...change }),
    ];
    for (const call of calls) {
      expect(typeOf(() => call(THIRD))).toBe('Forbidden');
      expect(typeOf(() => call(''))).toBe('ParticipantInvalid');
      expect(typeOf(() => call(PAYER, { infractionReportId: 'none' }))).toBe('NotFound');
    }
  });
});
