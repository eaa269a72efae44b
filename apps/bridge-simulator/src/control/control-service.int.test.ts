// Proves that a script can break calls, move the clock, count calls, look inside and start anew, all over gRPC.
import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { BridgeServiceService as bridge } from '@conn-dict/bridge/proto';
import { createBridgeClient, type BridgeError } from '@conn-dict/bridge';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator, statusOf } from '../../test/start-simulator.js';
import { claimRequest, decision, waitingClaim } from '../../test/wire-samples.js';
import type { EntryRecord } from '../directory/entry-record.js';
import {
  AddFaultRequest,
  SimulatorControlService as control,
} from '../gen/dict/simulator/v1/simulator_control.js';

const ENTRY_ONE = { identifier: { $case: 'entryId', value: 'ENTRY-001' }, requestId: '' } as const;

const fault = (change: Partial<AddFaultRequest>) => AddFaultRequest.fromPartial(change);

describe('faults', () => {
  it('fail a call as the directory would, as often as asked', async () => {
    const { call, address } = await startSimulator();
    const client = createBridgeClient({ address, timeoutMs: 5_000 });
    onTestFinished(() => client.close());
    await call(
      control.addFault,
      fault({ method: 'GetEntry', type: 'RateLimited', retryAfterMs: 1_500, times: 1 }),
    );
    const error = await client.getEntry('ENTRY-001').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ type: 'RateLimited', details: { retryAfterMs: 1_500 } });
    expect((error as BridgeError).details.status).toBe('RESOURCE_EXHAUSTED');
    expect(await call(bridge.getEntry, ENTRY_ONE)).toMatchObject({ found: true });
  });

  it('do the work and lose the answer, which the repeated request then gets', async () => {
    const { call, simulator } = await startSimulator();
    const code = status.UNAVAILABLE;
    await call(control.addFault, fault({ method: '*', code, times: 1, afterEffect: true }));
    const request = claimRequest();
    expect((await statusOf(call(bridge.createClaim, request))).code).toBe(code);
    const [claim] = simulator.directory.claims();
    const answer = await call(bridge.createClaim, request);
    expect(answer.claimId).toBe(claim?.claimId);
    expect(simulator.directory.claims()).toHaveLength(1);
  });

  it('do nothing where the work is to be left out', async () => {
    const { call, simulator } = await startSimulator();
    simulator.faults.add({ method: 'CreateClaim', type: 'ServiceUnavailable' });
    expect((await statusOf(call(bridge.createClaim, claimRequest()))).code).toBe(
      status.UNAVAILABLE,
    );
    expect(simulator.directory.claims()).toHaveLength(0);
    await call(control.clearFaults, {});
    expect(await call(bridge.createClaim, claimRequest())).toBeDefined();
  });

  it('make a call wait', async () => {
    const { call, simulator } = await startSimulator();
    simulator.faults.add({ method: 'GetEntry', latencyMs: 80, times: 1 });
    const startedMs = performance.now();
    expect(await call(bridge.getEntry, ENTRY_ONE)).toMatchObject({ found: true });
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(79);
  });

  it.each([
    ['method', { method: 'CreateClam' }],
    ['type', { method: '*', type: 'Nonsense' }],
    ['code', { method: '*', code: 17 }],
    ['rate', { method: '*', rate: 1.5 }],
    ['times', { method: '*', times: -1 }],
  ])('are refused with a bad %s', async (field, change) => {
    const { call } = await startSimulator();
    const error = await statusOf(call(control.addFault, fault(change)));
    expect(error).toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: `BadRequest: ${field}`,
    });
  });
});

describe('the clock', () => {
  it('goes ahead, and periods with it', async () => {
    const { call } = await startSimulator({ clock: () => new Date('2026-03-01T12:00:00.000Z') });
    const claimId = await waitingClaim(call);
    const byDefault = () =>
      call(bridge.cancelClaim, { ...decision(claimId), cancellationReason: 'DEFAULT_OPERATION' });
    expect((await statusOf(byDefault())).details).toBe('ClaimResolutionPeriodNotEnded');
    const { nowMs } = await call(control.advanceClock, { byMs: 7 * 86_400_000 });
    expect(new Date(nowMs)).toEqual(new Date('2026-03-08T12:00:00.000Z'));
    expect((await byDefault()).cancelledAt).toEqual(new Date(nowMs));
    const back = await statusOf(call(control.advanceClock, { byMs: -1 }));
    expect(back.code).toBe(status.INVALID_ARGUMENT);
  });
});

describe('the view inside', () => {
  it('counts calls by method and RequestId, those that failed too', async () => {
    const { call, simulator } = await startSimulator();
    const requestId = randomUUID();
    simulator.faults.add({ method: 'CreateClaim', type: 'InternalServerError', times: 1 });
    await statusOf(call(bridge.createClaim, claimRequest({ requestId })));
    await call(bridge.createClaim, claimRequest({ requestId }));
    await call(bridge.getEntry, ENTRY_ONE);
    const { calls } = await call(control.getCalls, { method: 'CreateClaim' });
    expect(calls).toEqual([{ method: 'CreateClaim', requestId, count: 2 }]);
    expect((await call(control.getCalls, { method: '' })).calls).toHaveLength(2);
  });

  it('tells each request about a claim once, and none that was refused', async () => {
    const { call, simulator } = await startSimulator();
    const request = claimRequest();
    simulator.faults.add({ method: 'CreateClaim', type: 'InternalServerError', times: 1 });
    await statusOf(call(bridge.createClaim, request));
    const { claimId } = await call(bridge.createClaim, request);
    await call(bridge.createClaim, request);
    const cancel = { ...decision(claimId), cancellationReason: 'USER_REQUESTED' };
    await call(bridge.cancelClaim, cancel);
    const { requests } = await call(control.getDoneRequests, { claimId });
    expect(requests).toMatchObject([
      { participantIspb: '12345678', requestId: request.requestId, claimId, claimStatus: 'OPEN' },
      { participantIspb: '', requestId: cancel.requestId, claimId, claimStatus: 'CANCELLED' },
    ]);
    expect(await call(control.getDoneRequests, { claimId: 'none' })).toEqual({ requests: [] });
  });

  it('shows what is held, by id or all of it', async () => {
    const { call } = await startSimulator();
    const claimId = await waitingClaim(call);
    const one = await call(control.getState, {
      ...{ entryIds: ['ENTRY-001', 'none'], claimIds: [] },
      infractionReportIds: [],
    });
    expect(Object.keys(one.entries)).toEqual(['ENTRY-001']);
    const entry = JSON.parse(one.entries['ENTRY-001'] ?? '') as EntryRecord;
    expect(entry.account.participant).toBe('87654321');
    const all = await call(control.getState, {
      ...{ entryIds: [], claimIds: [] },
      infractionReportIds: [],
    });
    expect(Object.keys(all.entries)).toHaveLength(12);
    expect(Object.keys(all.claims)).toEqual([claimId]);
    expect(all.infractionReports).toEqual({});
  });

  it('starts anew', async () => {
    const { call, simulator } = await startSimulator();
    const before = simulator.directory.entries();
    await waitingClaim(call);
    await call(control.advanceClock, { byMs: 1 });
    await call(control.addFault, fault({ method: '*', type: 'Forbidden' }));
    await call(control.reset, {});
    expect(simulator.directory.claims()).toEqual([]);
    expect(simulator.directory.calls()).toEqual([]);
    expect(simulator.directory.entries().map(({ entryId }) => entryId)).toEqual(
      before.map(({ entryId }) => entryId),
    );
    expect(await call(bridge.getEntry, ENTRY_ONE)).toMatchObject({ found: true });
  });
});
