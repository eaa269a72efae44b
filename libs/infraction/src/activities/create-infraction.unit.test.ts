// Proves that a report is opened once at the directory, with the row's RequestId, only with a transaction, and by the run that has the row.
import { describe, beforeEach, expect, it } from 'vitest';
import { INPUTS, REQUEST_ID } from '../../test/activity-inputs.js';
import {
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
import { INFRACTION, NOW, ROW, RUN_TOKEN } from '../../test/infraction-facts.js';
import { createInfractionActivities } from './create-infraction-activities.js';

const input = INPUTS.CreateInfractionActivity;
let deps: FakeInfractionDeps;
let create: ReturnType<typeof createInfractionActivities>['CreateInfractionActivity'];
beforeEach(() => {
  deps = createFakeInfractionDeps();
  create = createInfractionActivities(deps).CreateInfractionActivity;
});

describe('CreateInfractionActivity', () => {
  it('writes the row, then opens the report, then writes its id', async () => {
    deps.repository.open.mockResolvedValueOnce({ ...ROW, evidenceCount: 1 });
    expect(await create(input)).toEqual({ has_report: true, evidence_count: 1 });
    expect(touchedOf(deps)).toEqual(['open', 'recordReport', 'createInfractionReport']);
    const order = [
      deps.repository.open,
      deps.bridge.createInfractionReport,
      deps.repository.recordReport,
    ].map(({ mock }) => mock.invocationCallOrder[0]!);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(deps.repository.open).toHaveBeenCalledWith({
      ...INFRACTION,
      evidenceUrls: input.evidence_urls,
      runToken: RUN_TOKEN,
      workflowId: ROW.workflowId,
    });
    expect(deps.repository.recordReport).toHaveBeenCalledWith({
      infractionId: ROW.infractionId,
      runToken: RUN_TOKEN,
      directoryReportId: REPORT.infractionReportId,
    });
  });

  it('tells the directory what the row says, with the RequestId on it, whichever run wrote that', async () => {
    deps.repository.open.mockResolvedValueOnce({ ...ROW, createRequestId: REQUEST_ID });
    await create(input);
    expect(deps.bridge.createInfractionReport).toHaveBeenCalledWith({
      reporterIspb: ROW.reporterIspb,
      counterpartyIspb: ROW.reportedIspb,
      transactionId: input.transaction_id,
      reason: input.reason,
      situation: input.situation_type,
      details: ROW.description,
      requestId: REQUEST_ID,
    });
  });

  it('does not call the directory without a transaction', async () => {
    const { transactionId: _none, ...row } = ROW;
    const { transaction_id: _too, ...report } = input;
    deps.repository.open.mockResolvedValueOnce(row);
    expect(await create(report)).toEqual({ has_report: false, evidence_count: 0 });
    expect(touchedOf(deps)).toEqual(['open']);
  });

  it.each([
    ['has its report', REPORTED_ROW, true],
    ['ended with one', { ...REPORTED_ROW, status: 'RESOLVED', endedAt: NOW }, true],
    ['ended without one', { ...ROW, status: 'CANCELLED', endedAt: NOW }, false],
  ] as const)('gives the first answer again where the row %s', async (_, row, hasReport) => {
    deps.repository.open.mockResolvedValueOnce(row);
    expect(await create(input)).toMatchObject({ has_report: hasReport });
    expect(touchedOf(deps)).toEqual(['open']);
  });

  it.each([
    ['another run', { ...ROW, runToken: REQUEST_ID }],
    ['another content', { ...ROW, description: 'Another story' }],
  ])('leaves the row of %s alone', async (_, row) => {
    deps.repository.open.mockResolvedValueOnce(row);
    await expect(create(input)).rejects.toEqual(failing('IdAlreadyUsed'));
    expect(touchedOf(deps)).toEqual(['open']);
  });

  it('refuses a row that says neither why nor how: it cannot be reported', async () => {
    for (const field of ['reason', 'situationType'] as const) {
      const { [field]: _none, ...row } = ROW;
      const { [field === 'reason' ? 'reason' : 'situation_type']: _too, ...report } = input;
      deps.repository.open.mockResolvedValueOnce(row);
      await expect(create(report)).rejects.toEqual(failing('InvalidInput'));
    }
    expect(deps.bridge.createInfractionReport).not.toHaveBeenCalled();
  });
});

describe('a report that the directory refuses', () => {
  beforeEach(() => void deps.bridge.createInfractionReport.mockRejectedValue(refusal));

  it('is refused for good where the directory has no open one of it', async () => {
    const others = [
      { ...REPORT, transactionId: 'E9999999920260131100000000000009' },
      { ...REPORT, counterpartyIspb: '99999999' },
    ];
    deps.bridge.listInfractionReports.mockResolvedValueOnce({ reports: others });
    await expect(create(input)).rejects.toEqual(failing(refusal.type));
    expect(deps.repository.recordReport).not.toHaveBeenCalled();
  });

  it('goes on with the one that an attempt opened whose answer was lost, on whichever page it is', async () => {
    const opened = { ...REPORT, infractionReportId: 'report-2', status: 'ACKNOWLEDGED' } as const;
    deps.bridge.listInfractionReports
      .mockResolvedValueOnce({ reports: [], nextPageToken: 'page-2' })
      .mockResolvedValueOnce({ reports: [opened], nextPageToken: 'page-3' });
    expect(await create(input)).toMatchObject({ has_report: true });
    const page = {
      participantIspb: ROW.reporterIspb,
      role: 'REPORTER',
      statuses: ['OPEN', 'ACKNOWLEDGED'],
    };
    expect(deps.bridge.listInfractionReports.mock.calls).toEqual([
      [page],
      [{ ...page, pageToken: 'page-2' }],
    ]);
    expect(deps.repository.recordReport).toHaveBeenCalledWith(
      expect.objectContaining({ directoryReportId: 'report-2' }),
    );
  });

  it('is refused as it was where the directory will not be asked, and waits where it is away', async () => {
    deps.bridge.listInfractionReports.mockRejectedValueOnce(unimplemented);
    await expect(create(input)).rejects.toEqual(failing(refusal.type));
    deps.bridge.listInfractionReports.mockRejectedValueOnce(outage);
    await expect(create(input)).rejects.toEqual(failing('BridgeUnavailable', true));
  });

  it('is not looked for while a retry can help', async () => {
    deps.bridge.createInfractionReport.mockRejectedValue(outage);
    await expect(create(input)).rejects.toEqual(failing('BridgeUnavailable', true));
    expect(deps.bridge.listInfractionReports).not.toHaveBeenCalled();
    expect(deps.repository.recordReport).not.toHaveBeenCalled();
  });
});
