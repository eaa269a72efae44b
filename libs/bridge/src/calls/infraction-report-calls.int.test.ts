// Proves over real TCP what each call on an infraction report sends, and what it makes of the answer.
import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { answers, refuses, startBridgeServer } from '../../test/bridge-server.js';
import { businessError, REQUEST_ID } from '../../test/samples.js';
import type { BridgeClient } from '../bridge-client.js';
import { createBridgeClient, type BridgeClientOptions } from '../create-bridge-client.js';
import type { OpenInfractionReport } from '../infraction-report-calls.js';
import * as wire from '../proto.js';

const [REPORTER, COUNTERPARTY] = ['12345678', '87654321'];
const AT = new Date('2026-03-01T12:00:00.000Z');
const DEADLINE = new Date('2026-03-08T12:00:00.000Z');
const MOVE = { infractionReportId: 'R-1', participantIspb: COUNTERPARTY, requestId: REQUEST_ID };

const OPENING: OpenInfractionReport = {
  reporterIspb: REPORTER,
  counterpartyIspb: COUNTERPARTY,
  transactionId: 'E1234567820260131100000000000001',
  reason: 'REFUND_REQUEST',
  situation: 'OTHER',
  details: 'what happened',
  requestId: REQUEST_ID,
};
const OPENED = wire.InfractionReport.fromPartial({
  infractionReportId: 'R-1',
  transactionId: OPENING.transactionId,
  reason: wire.InfractionReportReason.REFUND_REQUEST,
  situation: wire.InfractionSituation.SCAM,
  status: wire.InfractionReportStatus.OPEN,
  reporterIspb: REPORTER,
  counterpartyIspb: COUNTERPARTY,
  createdAt: AT,
  modifiedAt: AT,
  analysisDeadline: DEADLINE,
});
const READ = {
  infractionReportId: 'R-1',
  transactionId: OPENING.transactionId,
  reason: 'REFUND_REQUEST',
  situation: 'SCAM',
  status: 'OPEN',
  reporterIspb: REPORTER,
  counterpartyIspb: COUNTERPARTY,
  createdAt: AT,
  modifiedAt: AT,
  analysisDeadline: DEADLINE,
};

const running: { stop(): void }[] = [];
afterEach(() => running.splice(0).forEach((each) => each.stop()));

async function connect(
  infractionReport: Partial<wire.InfractionReportServiceServer>,
  options: Partial<BridgeClientOptions> = {},
): Promise<BridgeClient> {
  const server = await startBridgeServer({ infractionReport });
  const client = createBridgeClient({ address: server.address, timeoutMs: 10_000, ...options });
  running.push({ stop: () => client.close() }, server);
  return client;
}

/** Answers with `report`, and keeps what was asked. */
function noting<Request>(asked: Request[], report: Partial<wire.InfractionReport> = {}) {
  return answers<Request, wire.CreateInfractionReportResponse>((request) => {
    asked.push(request);
    return { infractionReport: { ...OPENED, ...report } };
  });
}

describe('writes', () => {
  it('open a report with all that it says, and read it back', async () => {
    const asked: wire.CreateInfractionReportRequest[] = [];
    const client = await connect({ createInfractionReport: noting(asked) });
    expect(await client.createInfractionReport(OPENING)).toStrictEqual(READ);
    expect(asked).toEqual([
      {
        participantIspb: REPORTER,
        counterpartyIspb: COUNTERPARTY,
        transactionId: OPENING.transactionId,
        reason: wire.InfractionReportReason.REFUND_REQUEST,
        situation: wire.InfractionSituation.OTHER,
        details: 'what happened',
        requestId: REQUEST_ID,
      },
    ]);
  });

  it('acknowledge and cancel by id', async () => {
    const asked: wire.AcknowledgeInfractionReportRequest[] = [];
    const client = await connect({
      acknowledgeInfractionReport: noting(asked, {
        status: wire.InfractionReportStatus.ACKNOWLEDGED,
      }),
      cancelInfractionReport: noting(asked, { status: wire.InfractionReportStatus.CANCELLED }),
    });
    expect(await client.acknowledgeInfractionReport(MOVE)).toMatchObject({
      status: 'ACKNOWLEDGED',
    });
    expect(await client.cancelInfractionReport(MOVE)).toMatchObject({ status: 'CANCELLED' });
    expect(asked).toEqual([MOVE, MOVE]);
  });

  it('close with what the analysis found, and only an agreed one with a fraud', async () => {
    const asked: wire.CloseInfractionReportRequest[] = [];
    const closed = {
      status: wire.InfractionReportStatus.CLOSED,
      analysisResult: wire.InfractionAnalysisResult.AGREED,
      analysisDetails: 'seen',
      fraudType: wire.FraudType.MULE_ACCOUNT,
      fraudMarkerId: 'M-1',
    };
    const client = await connect({ closeInfractionReport: noting(asked, closed) });
    const agreed = { analysisResult: 'AGREED', fraudType: 'MULE_ACCOUNT' } as const;
    expect(
      await client.closeInfractionReport({ ...MOVE, ...agreed, analysisDetails: 'seen' }),
    ).toStrictEqual({
      ...READ,
      ...agreed,
      status: 'CLOSED',
      analysisDetails: 'seen',
      fraudMarkerId: 'M-1',
    });
    await client.closeInfractionReport({ ...MOVE, analysisResult: 'DISAGREED' });
    const { AGREED, DISAGREED } = wire.InfractionAnalysisResult;
    const { MULE_ACCOUNT, UNSPECIFIED } = wire.FraudType;
    expect(asked).toEqual([
      { ...MOVE, analysisResult: AGREED, analysisDetails: 'seen', fraudType: MULE_ACCOUNT },
      { ...MOVE, analysisResult: DISAGREED, analysisDetails: '', fraudType: UNSPECIFIED },
    ]);
  });

  it.each([
    ['infraction_report', undefined],
    ['infraction_report_id', { ...OPENED, infractionReportId: '' }],
    ['status', { ...OPENED, status: 5 as wire.InfractionReportStatus }],
    ['situation', { ...OPENED, situation: wire.InfractionSituation.UNSPECIFIED }],
    ['analysis_deadline', { ...OPENED, analysisDeadline: undefined }],
    ['fraud_type', { ...OPENED, fraudType: 9 as wire.FraudType }],
  ])('refuse an answer whose %s breaks the contract', async (field, infractionReport) => {
    const acknowledgeInfractionReport = answers(() => ({ infractionReport }));
    const client = await connect({ acknowledgeInfractionReport });
    await expect(client.acknowledgeInfractionReport(MOVE)).rejects.toMatchObject({
      type: 'BridgeRefused',
      method: 'AcknowledgeInfractionReport',
      details: { field, status: 'OK' },
    });
  });
});

describe('reads', () => {
  it('find one report, or none', async () => {
    const asked: wire.GetInfractionReportRequest[] = [];
    const getInfractionReport = answers<
      wire.GetInfractionReportRequest,
      wire.GetInfractionReportResponse
    >((request) => {
      asked.push(request);
      const found = request.infractionReportId === 'R-1';
      return { found, infractionReport: found ? OPENED : undefined };
    });
    const client = await connect({ getInfractionReport });
    const { requestId: _, ...named } = MOVE;
    expect(await client.getInfractionReport(named)).toStrictEqual(READ);
    expect(
      await client.getInfractionReport({ ...named, infractionReportId: 'R-2' }),
    ).toBeUndefined();
    expect(asked[0]).toMatchObject(named);
    expect(asked[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    const refused = await connect({ getInfractionReport: refuses({ code: status.NOT_FOUND }) });
    expect(await refused.getInfractionReport(named)).toBeUndefined();
  });

  it('list a page, with its filter and the token of the next one', async () => {
    const asked: wire.ListInfractionReportsRequest[] = [];
    const listInfractionReports = answers<
      wire.ListInfractionReportsRequest,
      wire.ListInfractionReportsResponse
    >((request) => {
      asked.push(request);
      return {
        infractionReports: [OPENED],
        nextPageToken: request.pageToken === '' ? 'next' : '',
      };
    });
    const client = await connect({ listInfractionReports });
    const participantIspb = COUNTERPARTY;
    expect(await client.listInfractionReports({ participantIspb })).toStrictEqual({
      reports: [READ],
      nextPageToken: 'next',
    });
    const filter = { role: 'COUNTERPARTY', since: AT, statuses: ['OPEN'], pageSize: 2 } as const;
    const last = { participantIspb, ...filter, pageToken: 'next' };
    expect(await client.listInfractionReports(last)).toStrictEqual({ reports: [READ] });
    expect(asked).toMatchObject([
      { participantIspb, role: 0, since: undefined, statuses: [], pageSize: 0, pageToken: '' },
      {
        participantIspb,
        role: wire.InfractionReportRole.COUNTERPARTY,
        since: AT,
        statuses: [wire.InfractionReportStatus.OPEN],
        pageSize: 2,
        pageToken: 'next',
      },
    ]);
  });
});

describe('refusals', () => {
  it("carry the directory's own type", async () => {
    const code = status.ALREADY_EXISTS;
    const type = 'InfractionReportAlreadyBeingProcessedForTransaction';
    const metadata = wire.toStatusMetadata(businessError(code, type));
    const client = await connect({ createInfractionReport: refuses({ code, metadata }) });
    await expect(client.createInfractionReport(OPENING)).rejects.toMatchObject({
      type,
      repeat: 'never',
      method: 'CreateInfractionReport',
    });
  });

  it('say so when a Bridge lacks the service', async () => {
    const client = await connect({});
    const { requestId: _, ...named } = MOVE;
    for (const call of [
      client.createInfractionReport(OPENING),
      client.closeInfractionReport({ ...MOVE, analysisResult: 'DISAGREED' }),
      client.getInfractionReport(named),
      client.listInfractionReports({ participantIspb: REPORTER }),
    ]) {
      await expect(call).rejects.toMatchObject({ type: 'BridgeUnimplemented' });
    }
  });

  it('come without a call once a group has used its limit up', async () => {
    const asked: wire.CreateInfractionReportRequest[] = [];
    const listInfractionReports = answers(() =>
      wire.ListInfractionReportsResponse.fromPartial({ infractionReports: [] }),
    );
    const limits = { infractionWrites: { capacity: 1, refillPerMinute: 60 } };
    const client = await connect(
      { createInfractionReport: noting(asked), listInfractionReports },
      { limits, clock: () => 0 },
    );
    await client.createInfractionReport(OPENING);
    await expect(client.cancelInfractionReport(MOVE)).rejects.toMatchObject({
      type: 'RateLimited',
      details: { retryAfterMs: 1_000 },
    });
    expect(await client.listInfractionReports({ participantIspb: REPORTER })).toEqual({
      reports: [],
    });
    expect(asked).toHaveLength(1);
  });
});
