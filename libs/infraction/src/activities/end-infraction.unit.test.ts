// Proves that an infraction ends once, at the directory and here, and that an end which the directory has already is adopted.
import { BridgeError } from '@conn-dict/bridge';
import { beforeEach, describe, expect, it } from 'vitest';
import { INPUTS, NOTES, REQUEST_ID } from '../../test/activity-inputs.js';
import {
  OVER_AT_DIRECTORY,
  REPORT,
  REPORTED_ROW,
  createFakeInfractionDeps,
  failing,
  outage,
  refusal,
  touchedOf,
  unimplemented,
  type FakeInfractionDeps,
} from '../../test/fake-infraction-deps.js';
import { NOW, ROW, RUN_TOKEN } from '../../test/infraction-facts.js';
import { createInfractionActivities } from './create-infraction-activities.js';

const REF = { infractionId: ROW.infractionId, runToken: RUN_TOKEN };
const MOVE = { infractionReportId: 'report-1', requestId: REQUEST_ID };
const WORDS = { notes: NOTES, decidedBy: 'agent-7' };
const CANCELLATION = { ...MOVE, participantIspb: ROW.reporterIspb };
const CLOSING = { ...MOVE, participantIspb: ROW.reportedIspb, analysisDetails: NOTES };
const ENDS = {
  ResolveInfractionActivity: {
    status: 'RESOLVED',
    port: 'closeInfractionReport',
    call: { ...CLOSING, analysisResult: 'AGREED', fraudType: 'MULE_ACCOUNT' },
    record: { decision: 'RESOLVE', fraudType: 'MULE_ACCOUNT', ...WORDS },
    audit: { actor: 'agent-7', why: NOTES },
  },
  DismissInfractionActivity: {
    status: 'DISMISSED',
    port: 'closeInfractionReport',
    call: { ...CLOSING, analysisResult: 'DISAGREED' },
    record: { decision: 'DISMISS', ...WORDS },
    audit: { actor: 'agent-7', why: NOTES },
  },
  ExpireInfractionActivity: {
    status: 'EXPIRED',
    port: 'cancelInfractionReport',
    call: CANCELLATION,
    record: {},
    audit: { actor: 'conn-dict-worker', why: 'no decision in 30 days' },
  },
  CancelInfractionActivity: {
    status: 'CANCELLED',
    port: 'cancelInfractionReport',
    call: CANCELLATION,
    record: {},
    audit: { actor: 'conn-dict-worker', why: 'the workflow was cancelled' },
  },
} as const;
const NAMES = Object.keys(ENDS) as (keyof typeof ENDS)[];
const ended = (status: string) => ({ status, ended_at: NOW.toISOString() });

let deps: FakeInfractionDeps;
let activities: ReturnType<typeof createInfractionActivities>;
beforeEach(() => {
  deps = createFakeInfractionDeps();
  activities = createInfractionActivities(deps);
});

describe.each(NAMES)('%s', (name) => {
  const { status, port, call, record, audit } = ENDS[name];
  const run = () => activities[name](INPUTS[name] as never);

  it('writes how, calls the directory with that RequestId, and writes the end', async () => {
    expect(await run()).toEqual(ended(status));
    expect(deps.repository.beginEnd).toHaveBeenCalledWith({
      ...REF,
      ...record,
      endRequestId: REQUEST_ID,
    });
    expect(deps.bridge[port]).toHaveBeenCalledExactlyOnceWith(call);
    expect(deps.repository.end).toHaveBeenCalledWith({ ...REF, status, endedAt: NOW, ...audit });
    const order = [deps.repository.beginEnd, deps.bridge[port], deps.repository.end].map(
      ({ mock }) => mock.invocationCallOrder[0]!,
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('makes the same request when it is repeated after an outage', async () => {
    deps.bridge[port].mockRejectedValueOnce(outage);
    await expect(run()).rejects.toEqual(failing('BridgeUnavailable', true));
    expect(deps.repository.end).not.toHaveBeenCalled();
    expect(deps.bridge.getInfractionReport).not.toHaveBeenCalled();
    expect(await run()).toEqual(ended(status));
    expect(deps.bridge[port].mock.calls).toEqual([[call], [call]]);
  });

  it('is done where the row has ended', async () => {
    const row = { ...REPORTED_ROW, status: 'DISMISSED', endedAt: NOW } as const;
    deps.repository.beginEnd.mockResolvedValueOnce(row);
    expect(await run()).toEqual(ended('DISMISSED'));
    expect(touchedOf(deps)).toEqual(['beginEnd']);
  });

  it('tells that Bacen had it, where the row says so, at the first time and at a repeat', async () => {
    const escalated = { ...REPORTED_ROW, escalatedAt: NOW };
    deps.repository.beginEnd
      .mockResolvedValueOnce(escalated)
      .mockResolvedValueOnce({ ...escalated, status, endedAt: NOW });
    for (const _time of ['first', 'repeat'])
      expect(await run()).toEqual({ ...ended(status), was_escalated: true });
  });

  it('does not call the directory where it has no report', async () => {
    deps.repository.beginEnd.mockResolvedValueOnce(ROW);
    expect(await run()).toEqual(ended(status));
    expect(touchedOf(deps)).toEqual(['beginEnd', 'end']);
  });

  it.each(OVER_AT_DIRECTORY)('adopts what it is refused for: %j', async (report, end) => {
    deps.bridge[port].mockRejectedValueOnce(refusal);
    deps.bridge.getInfractionReport.mockResolvedValueOnce(report);
    expect(await run()).toEqual(ended(end));
    expect(deps.bridge.getInfractionReport).toHaveBeenCalledWith({
      infractionReportId: 'report-1',
      participantIspb: ROW.reporterIspb,
    });
    const words = end === status ? audit : { actor: 'dict' };
    expect(deps.repository.end.mock.calls).toEqual([
      [{ ...REF, status: end, endedAt: NOW, ...words }],
    ]);
  });

  it.each(['OPEN', 'ACKNOWLEDGED'] as const)(
    'is refused as it was where the report is still %s there',
    async (state) => {
      deps.bridge[port].mockRejectedValueOnce(refusal);
      deps.bridge.getInfractionReport.mockResolvedValueOnce({ ...REPORT, status: state });
      await expect(run()).rejects.toEqual(failing(refusal.type));
      expect(deps.repository.end).not.toHaveBeenCalled();
    },
  );

  it('is refused as it was where the directory knows no report, or will not be asked', async () => {
    deps.bridge[port].mockRejectedValue(refusal);
    deps.bridge.getInfractionReport.mockResolvedValueOnce(undefined);
    await expect(run()).rejects.toEqual(failing(refusal.type));
    deps.bridge.getInfractionReport.mockRejectedValueOnce(new BridgeError('Forbidden', 'Get'));
    await expect(run()).rejects.toEqual(failing(refusal.type));
    deps.bridge.getInfractionReport.mockRejectedValueOnce(unimplemented);
    await expect(run()).rejects.toEqual(failing(refusal.type));
    expect(deps.repository.end).not.toHaveBeenCalled();
  });

  it('comes again where the directory is away when it is asked', async () => {
    deps.bridge[port].mockRejectedValueOnce(refusal);
    deps.bridge.getInfractionReport.mockRejectedValueOnce(outage);
    await expect(run()).rejects.toEqual(failing('BridgeUnavailable', true));
    expect(deps.repository.end).not.toHaveBeenCalled();
  });

  it('answers the end that the row came to meanwhile', async () => {
    deps.repository.end.mockResolvedValueOnce({ status: 'RESOLVED', endedAt: NOW });
    expect(await run()).toEqual(ended('RESOLVED'));
  });
});

describe('a decision without words', () => {
  it.each([
    ['ResolveInfractionActivity', { fraud_type: 'OTHER' }],
    ['DismissInfractionActivity', {}],
  ] as const)(
    '%s audits an unnamed actor and tells the directory no details',
    async (name, more) => {
      const { infraction_id, run_token, request_id } = INPUTS[name];
      await activities[name]({ infraction_id, run_token, request_id, ...more } as never);
      expect(deps.bridge.closeInfractionReport.mock.calls[0]![0]).not.toHaveProperty(
        'analysisDetails',
      );
      expect(deps.repository.end).toHaveBeenCalledWith({
        ...REF,
        status: ENDS[name].status,
        endedAt: NOW,
        actor: 'unnamed',
      });
    },
  );
});

describe('GetInfractionStatusActivity', () => {
  const run = () => activities.GetInfractionStatusActivity(INPUTS.GetInfractionStatusActivity);

  it('answers where the row stands while the report is open at the directory', async () => {
    expect(await run()).toEqual({ status: 'OPEN' });
    expect(deps.repository.find).toHaveBeenCalledWith(REF);
  });

  it.each(OVER_AT_DIRECTORY)(
    'answers an end that only the directory knows of: %j',
    async (report, end) => {
      deps.bridge.getInfractionReport.mockResolvedValueOnce(report);
      expect(await run()).toEqual({ status: end });
    },
  );

  it("answers the row's own end without asking", async () => {
    deps.repository.find.mockResolvedValueOnce({
      ...REPORTED_ROW,
      status: 'EXPIRED',
      endedAt: NOW,
    });
    expect(await run()).toEqual(ended('EXPIRED'));
    expect(touchedOf(deps)).toEqual(['find']);
  });

  it('asks nobody without a report', async () => {
    deps.repository.find.mockResolvedValueOnce(ROW);
    expect(await run()).toEqual({ status: 'OPEN' });
    expect(touchedOf(deps)).toEqual(['find']);
  });

  it('answers where the row stands where the directory will not be asked, and waits where it is away', async () => {
    deps.bridge.getInfractionReport.mockRejectedValueOnce(unimplemented);
    expect(await run()).toEqual({ status: 'OPEN' });
    deps.bridge.getInfractionReport.mockRejectedValueOnce(outage);
    await expect(run()).rejects.toEqual(failing('BridgeUnavailable', true));
  });
});

describe('WithdrawInfractionReportActivity', () => {
  const run = () =>
    activities.WithdrawInfractionReportActivity(INPUTS.WithdrawInfractionReportActivity);

  it('cancels the report for its reporter, and leaves the row as it is', async () => {
    expect(await run()).toEqual({});
    expect(deps.bridge.cancelInfractionReport).toHaveBeenCalledExactlyOnceWith(CANCELLATION);
    expect(touchedOf(deps)).toEqual(['find', 'cancelInfractionReport']);
  });

  it('has nothing to do without a report', async () => {
    deps.repository.find.mockResolvedValueOnce(ROW);
    expect(await run()).toEqual({});
    expect(touchedOf(deps)).toEqual(['find']);
  });

  it.each(OVER_AT_DIRECTORY)('answers how the directory had closed it: %j', async (report, end) => {
    deps.bridge.cancelInfractionReport.mockRejectedValueOnce(refusal);
    deps.bridge.getInfractionReport.mockResolvedValueOnce(report);
    expect(await run()).toEqual(end === 'CANCELLED' ? {} : { decided: end });
  });

  it('passes on a refusal where the report is still open there, and an outage', async () => {
    deps.bridge.cancelInfractionReport.mockRejectedValueOnce(refusal);
    await expect(run()).rejects.toEqual(failing(refusal.type));
    deps.bridge.cancelInfractionReport.mockRejectedValueOnce(outage);
    await expect(run()).rejects.toEqual(failing('BridgeUnavailable', true));
  });
});
