// Proves that a script can make a directory large and different, and can compare what came of it, all over gRPC.
import { status } from '@grpc/grpc-js';
import { KEY_TYPES } from '@conn-dict/dict';
import { createEntryGenerator } from '@conn-dict/dict/generated-entry';
import { describe, expect, it } from 'vitest';
import { DONOR } from '../../test/claim-samples.js';
import {
  download,
  EMAIL_SET,
  madeFile,
  startReconciliation,
} from '../../test/reconciliation-client.js';
import { startSimulator, statusOf, type Call } from '../../test/start-simulator.js';
import {
  AddFaultRequest,
  MakeDriftRequest,
  SeedEntriesRequest,
  SimulatorControlService as control,
} from '../gen/dict/simulator/v1/simulator_control.js';

const seed = (call: Call, change: Partial<SeedEntriesRequest> = {}) =>
  call(
    control.seedEntries,
    SeedEntriesRequest.fromPartial({ participantIspb: DONOR, count: 500, seed: 3, ...change }),
  );
const drift = (call: Call, change: Partial<MakeDriftRequest>) =>
  call(control.makeDrift, MakeDriftRequest.fromPartial({ participantIspb: DONOR, ...change }));
const vsyncs = async (call: Call) =>
  (await call(control.getVsyncs, { participantIspb: DONOR })).vsyncs;

describe('SeedEntries', () => {
  it('fills each key type, in the same way each time, until all is made new', async () => {
    const { call } = await startSimulator();
    const before = await vsyncs(call);
    expect(await seed(call)).toMatchObject({ entries: 2_500 });
    const filled = await vsyncs(call);
    expect(filled.map(({ keyType }) => keyType)).toEqual(KEY_TYPES);
    expect(filled.map(({ count }) => count)).toEqual(before.map(({ count }) => count + 500));
    await call(control.reset, {});
    expect(await vsyncs(call)).toEqual(before);
    await seed(call);
    expect(await vsyncs(call)).toEqual(filled);
  });

  it.each([
    ['count', { count: 0 }],
    ['key_types', { keyTypes: ['MAIL'] }],
    ['participant_ispb', { participantIspb: '' }],
  ])('is refused with a bad %s', async (field, change) => {
    const { call } = await startSimulator();
    expect(await statusOf(seed(call, change))).toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: `BadRequest: ${field}`,
    });
  });
});

it('shows a generated entry that is asked for by its id', async () => {
  const { call } = await startSimulator();
  await seed(call, { keyTypes: ['EVP'] });
  const set = { participant: DONOR, keyType: 'EVP', seed: 3 } as const;
  const { entryId, key } = createEntryGenerator(set).entry(499);
  const { entries } = await call(control.getState, { entryIds: [entryId], claimIds: [] });
  expect(JSON.parse(entries[entryId] ?? '')).toMatchObject({ key, status: 'ACTIVE' });
});

describe('MakeDrift', () => {
  it('tells each entry that it changed', async () => {
    const { call, simulator } = await startSimulator();
    await seed(call);
    const { entries } = await drift(call, { alter: 1, add: 2, remove: 3, seed: 1, silent: true });
    expect(entries).toHaveLength(6 * KEY_TYPES.length);
    for (const { kind, entryId, cidBefore, cidAfter, entry } of entries) {
      expect(cidBefore).toHaveLength(kind === 'ADDED' ? 0 : 32);
      expect(cidAfter).toHaveLength(kind === 'REMOVED' ? 0 : 32);
      expect(JSON.parse(entry)).toMatchObject({ entryId });
      expect(simulator.directory.entry(entryId)?.cid ?? '').toBe(cidAfter.toString('hex'));
      const { entries: shown } = await call(control.getState, {
        ...{ entryIds: [entryId], claimIds: [] },
      });
      expect(shown[entryId]).toBe(kind === 'REMOVED' ? undefined : entry);
    }
  });

  it.each([
    ['remove', { remove: 99 }],
    ['alter', { alter: -1 }],
  ])('is refused with a bad %s', async (field, change) => {
    const { call } = await startSimulator();
    const error = await statusOf(drift(call, { ...change, keyTypes: ['EMAIL'] }));
    expect(error).toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: `BadRequest: ${field}`,
    });
  });
});

describe('faults of the reconciliation', () => {
  it('are planned as any other', async () => {
    const { call, client, simulator } = await startReconciliation();
    await simulator.seedEntries({ ...EMAIL_SET, seed: 1, count: 10 });
    const { fileId } = await madeFile(client);
    const fault = { method: 'DownloadCidSetFile', breakAfterBytes: 64, times: 1 };
    await call(control.addFault, AddFaultRequest.fromPartial(fault));
    expect((await download(client, fileId)).bytes).toHaveLength(64);
    expect((await download(client, fileId)).bytes).toHaveLength(11 * 32);
  });

  it.each([
    ['file_end', { fileEnd: 'LOST' }],
    ['break_after_bytes', { breakAfterBytes: -1 }],
  ])('are refused with a bad %s', async (field, change) => {
    const { call } = await startSimulator();
    const fault = AddFaultRequest.fromPartial({ method: 'CreateCidSetFile', ...change });
    expect((await statusOf(call(control.addFault, fault))).details).toBe(`BadRequest: ${field}`);
  });
});
