// Proves InfractionReportService over real gRPC, through the project's own client: the way of a report, its list, its refusals, and that a restart keeps it.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import {
  createBridgeClient,
  type BridgeClient,
  type OpenInfractionReport,
} from '@conn-dict/bridge';
import {
  CreateInfractionReportRequest,
  FraudType,
  InfractionAnalysisResult,
  InfractionReportReason,
  InfractionReportServiceService as infractions,
  InfractionSituation,
  ListInfractionReportsRequest,
} from '@conn-dict/bridge/proto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { THIRD } from '../../test/claim-samples.js';
import { PAYER, RECEIVER, refundRequest, transactionOf } from '../../test/infraction-samples.js';
import { startSimulator, statusOf } from '../../test/start-simulator.js';
import type { SimulatorOptions } from '../simulator.js';
import { SimulatorControlService as control } from '../gen/dict/simulator/v1/simulator_control.js';

async function connect(options: SimulatorOptions = {}) {
  const running = await startSimulator(options);
  const bridge = createBridgeClient({ address: running.address, timeoutMs: 5_000 });
  onTestFinished(() => bridge.close());
  return { ...running, bridge };
}

const opening = (end = '1'): OpenInfractionReport =>
  refundRequest({ transactionId: transactionOf(PAYER, end) });

const move = (infractionReportId: string, participantIspb: string) => ({
  infractionReportId,
  participantIspb,
  requestId: randomUUID(),
});

/** Brings a report as far as acknowledged. */
async function acknowledged(bridge: BridgeClient): Promise<string> {
  const { infractionReportId } = await bridge.createInfractionReport(opening());
  await bridge.acknowledgeInfractionReport(move(infractionReportId, RECEIVER));
  return infractionReportId;
}

describe('a report', () => {
  it('goes from its reporter to its counterparty, who closes it with a fraud marker', async () => {
    const { bridge, simulator } = await connect({ clock: () => new Date('2026-03-01T12:00:00Z') });
    const { requestId, ...said } = opening();
    const opened = await bridge.createInfractionReport({ ...said, requestId });
    expect(opened).toEqual({
      ...said,
      infractionReportId: opened.infractionReportId,
      status: 'OPEN',
      createdAt: new Date('2026-03-01T12:00:00Z'),
      modifiedAt: new Date('2026-03-01T12:00:00Z'),
      analysisDeadline: new Date('2026-03-08T12:00:00Z'),
    });
    expect(await bridge.createInfractionReport({ ...said, requestId })).toEqual(opened);
    const { infractionReportId } = opened;
    const call = move(infractionReportId, RECEIVER);
    expect(await bridge.acknowledgeInfractionReport(call)).toMatchObject({
      status: 'ACKNOWLEDGED',
    });
    const agreed = { analysisResult: 'AGREED', fraudType: 'SCAMMER_ACCOUNT' } as const;
    const closing = { ...move(infractionReportId, RECEIVER), ...agreed, analysisDetails: 'seen' };
    const closed = await bridge.closeInfractionReport(closing);
    expect(closed).toMatchObject({ ...agreed, status: 'CLOSED', analysisDetails: 'seen' });
    expect(closed.fraudMarkerId).toBe(
      simulator.directory.infractionReport(infractionReportId)?.fraudMarkerId,
    );
    for (const participantIspb of [PAYER, RECEIVER]) {
      expect(await bridge.getInfractionReport({ infractionReportId, participantIspb })).toEqual(
        closed,
      );
    }
  });

  it('can be taken back, and opened anew', async () => {
    const { bridge } = await connect();
    const id = await acknowledged(bridge);
    expect(await bridge.cancelInfractionReport(move(id, PAYER))).toMatchObject({
      status: 'CANCELLED',
    });
    expect(await bridge.createInfractionReport(opening())).toMatchObject({ status: 'OPEN' });
  });

  it('is read by its participants alone', async () => {
    const { bridge } = await connect();
    const infractionReportId = await acknowledged(bridge);
    const byThird = bridge.getInfractionReport({ infractionReportId, participantIspb: THIRD });
    await expect(byThird).rejects.toMatchObject({ type: 'Forbidden' });
    const none = { infractionReportId: 'none', participantIspb: PAYER };
    expect(await bridge.getInfractionReport(none)).toBeUndefined();
  });

  it('is there after a restart, with the answers to its requests', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const dataFile = join(folder, 'directory.ndjson');
    const first = await connect({ dataFile });
    const request = opening();
    const opened = await first.bridge.createInfractionReport(request);
    const { infractionReportId } = opened;
    await first.bridge.acknowledgeInfractionReport(move(infractionReportId, RECEIVER));
    await first.simulator.close();
    const { bridge } = await connect({ dataFile });
    const named = { infractionReportId, participantIspb: PAYER };
    expect(await bridge.getInfractionReport(named)).toMatchObject({ status: 'ACKNOWLEDGED' });
    expect(await bridge.createInfractionReport(request)).toEqual(opened);
  });
});

describe('refusals', () => {
  it('reach the client with the directory’s types', async () => {
    const { bridge } = await connect();
    const id = await acknowledged(bridge);
    const request = opening();
    const refusals = {
      InfractionReportAlreadyBeingProcessedForTransaction: request,
      InfractionReportTransactionNotFound: opening('UNKNOWN'),
      InfractionReportTransactionNotSettled: opening('UNSETTLED'),
      InfractionReportInvalid: { ...request, situation: 'OTHER' },
      ParticipantInvalid: { ...request, counterpartyIspb: THIRD },
      Forbidden: { ...request, reporterIspb: THIRD },
    } as const;
    for (const [type, refused] of Object.entries(refusals)) {
      await expect(bridge.createInfractionReport(refused)).rejects.toMatchObject({ type });
    }
    const byReporter = bridge.acknowledgeInfractionReport(move(id, PAYER));
    await expect(byReporter).rejects.toMatchObject({ type: 'Forbidden' });
    const missing = bridge.cancelInfractionReport(move('none', PAYER));
    await expect(missing).rejects.toMatchObject({ type: 'NotFound' });
    const disagreed = { analysisResult: 'DISAGREED' } as const;
    await bridge.closeInfractionReport({ ...move(id, RECEIVER), ...disagreed });
    const late = bridge.cancelInfractionReport(move(id, PAYER));
    await expect(late).rejects.toMatchObject({ type: 'InfractionReportOperationInvalid' });
    await expect(bridge.createInfractionReport(request)).rejects.toMatchObject({
      type: 'InfractionReportAlreadyProcessedForTransaction',
    });
  });

  it.each([
    ['reason', { reason: InfractionReportReason.UNSPECIFIED }],
    ['situation', { situation: 9 as InfractionSituation }],
  ])('name a %s that the directory does not know', async (field, change) => {
    const { call } = await connect();
    const request = CreateInfractionReportRequest.fromPartial({
      ...{ participantIspb: PAYER, counterpartyIspb: RECEIVER, requestId: randomUUID() },
      ...{
        transactionId: transactionOf(PAYER),
        reason: InfractionReportReason.REFUND_REQUEST,
        situation: InfractionSituation.SCAM,
        ...change,
      },
    });
    expect(await statusOf(call(infractions.createInfractionReport, request))).toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: `InfractionReportInvalid: ${field}`,
    });
  });

  it.each([
    [
      'analysis_result',
      { analysisResult: InfractionAnalysisResult.UNSPECIFIED, fraudType: FraudType.UNSPECIFIED },
    ],
    ['fraud_type', { analysisResult: InfractionAnalysisResult.AGREED, fraudType: 9 as FraudType }],
  ])('name a %s that the directory does not know', async (field, closing) => {
    const { bridge, call } = await connect();
    const request = { ...move(await acknowledged(bridge), RECEIVER), analysisDetails: '' };
    const answer = call(infractions.closeInfractionReport, { ...request, ...closing });
    expect((await statusOf(answer)).details).toBe(`InfractionReportInvalid: ${field}`);
  });

  it('can be planned, such as the one that no rule here makes', async () => {
    const { bridge, simulator } = await connect();
    const type = 'InfractionReportPeriodExpired';
    simulator.faults.add({ method: 'CreateInfractionReport', type, times: 1 });
    await expect(bridge.createInfractionReport(opening())).rejects.toMatchObject({ type });
    expect(simulator.directory.infractionReports()).toEqual([]);
  });
});

describe('the list', () => {
  it('shows a participant its reports by role, oldest change first, page by page', async () => {
    let nowMs = Date.UTC(2026, 2, 1);
    const { bridge } = await connect({ clock: () => new Date((nowMs += 1_000)) });
    const ids: string[] = [];
    for (const end of ['1', '2', '3']) {
      ids.push((await bridge.createInfractionReport(opening(end))).infractionReportId);
    }
    const [first, second, third] = ids;
    const list = async (change: Partial<Parameters<BridgeClient['listInfractionReports']>[0]>) => {
      const page = await bridge.listInfractionReports({ participantIspb: RECEIVER, ...change });
      const found = page.reports.map(({ infractionReportId }) => infractionReportId);
      return { found, pageToken: page.nextPageToken };
    };
    expect((await list({})).found).toEqual([first, second, third]);
    expect((await list({ role: 'REPORTER' })).found).toEqual([]);
    expect((await list({ participantIspb: PAYER, role: 'REPORTER' })).found).toHaveLength(3);
    expect((await list({ participantIspb: THIRD })).found).toEqual([]);
    const { found, pageToken = '' } = await list({ pageSize: 2 });
    expect(found).toEqual([first, second]);
    const { modifiedAt } = await bridge.acknowledgeInfractionReport(move(first!, RECEIVER));
    expect(await list({ pageSize: 2, pageToken })).toEqual({
      found: [third, first],
      pageToken: undefined,
    });
    expect((await list({ statuses: ['OPEN'] })).found).toEqual([second, third]);
    expect((await list({ since: modifiedAt })).found).toEqual([first]);
  });

  it('takes no token and no participant that is none', async () => {
    const { call } = await connect();
    const list = (change: Partial<ListInfractionReportsRequest>) =>
      statusOf(
        call(
          infractions.listInfractionReports,
          ListInfractionReportsRequest.fromPartial({ participantIspb: PAYER, ...change }),
        ),
      );
    expect((await list({ pageToken: 'x' })).details).toBe('BadRequest: page_token');
    expect((await list({ participantIspb: '' })).details).toBe(
      'ParticipantInvalid: participant_ispb',
    );
  });
});

it('is shown to whoever steers the simulator, and forgotten with the rest', async () => {
  const { bridge, call } = await connect();
  const infractionReportId = await acknowledged(bridge);
  const nothing = { entryIds: [], claimIds: [] };
  const state = await call(control.getState, {
    ...nothing,
    infractionReportIds: [infractionReportId],
  });
  expect(state.entries).toEqual({});
  expect(JSON.parse(state.infractionReports[infractionReportId] ?? '')).toMatchObject({
    status: 'ACKNOWLEDGED',
  });
  await call(control.reset, {});
  const after = await call(control.getState, { ...nothing, infractionReportIds: [] });
  expect(after.infractionReports).toEqual({});
});
