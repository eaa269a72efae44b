// Proves over gRPC that calls about entries and infraction reports are held to their buckets, by group and participant, and told when to come again.
import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import {
  BridgeServiceService as bridge,
  CreateEntryRequest,
  DeleteEntryRequest,
  EntryReason,
  InfractionReportServiceService as infractions,
  KeyType,
  UpdateEntryRequest,
} from '@conn-dict/bridge/proto';
import { expect, it } from 'vitest';
import { unpackError } from '../../test/packed-error.js';
import { startSimulator, statusOf, type Call } from '../../test/start-simulator.js';
import { CLAIMER_ACCOUNT } from '../../test/wire-samples.js';

const LIMIT = { capacity: 2, refillPerMinute: 60 };
const create = (call: Call, ispb = CLAIMER_ACCOUNT.ispb) =>
  call(
    bridge.createEntry,
    CreateEntryRequest.fromPartial({
      key: { keyType: KeyType.EVP },
      account: { ...CLAIMER_ACCOUNT, ispb },
      idempotencyKey: randomUUID(),
    }),
  );
const read = (call: Call) =>
  call(bridge.getEntry, { identifier: { $case: 'entryId', value: 'ENTRY-001' }, requestId: '' });

async function expectRateLimited(answer: Promise<unknown>): Promise<void> {
  const error = await statusOf(answer);
  expect(error.code).toBe(status.RESOURCE_EXHAUSTED);
  expect(unpackError(error.metadata).details).toMatchObject({
    value: { errorCode: 'RateLimited' },
  });
}

it('creations and deletions share a bucket, which the directory fills with time', async () => {
  const clock = { ms: Date.now() };
  const { call } = await startSimulator({
    clock: () => new Date(clock.ms),
    limits: { entryWrites: LIMIT },
  });
  const { entryId } = await create(call);
  await create(call);
  const remove = DeleteEntryRequest.fromPartial({
    entryId,
    reason: EntryReason.USER_REQUESTED,
    idempotencyKey: randomUUID(),
  });
  await expectRateLimited(create(call));
  await expectRateLimited(call(bridge.deleteEntry, remove));
  await read(call);
  clock.ms += 1000;
  expect(await call(bridge.deleteEntry, remove)).toMatchObject({ deleted: true });
  await expectRateLimited(create(call));
});

it('each participant has buckets of its own, whichever of them an entry is of', async () => {
  const clock = new Date();
  const { call } = await startSimulator({
    clock: () => clock,
    limits: { entryWrites: LIMIT, entryUpdates: LIMIT },
  });
  const remove = (entryId: string) =>
    call(
      bridge.deleteEntry,
      DeleteEntryRequest.fromPartial({ entryId, idempotencyKey: randomUUID() }),
    );
  const update = (ispb: string) =>
    call(
      bridge.updateEntry,
      UpdateEntryRequest.fromPartial({ entryId: 'ENTRY-999', newAccount: { ispb } }),
    );
  const { entryId: one } = await create(call, '11111111');
  const { entryId: other } = await create(call, '22222222');
  await create(call, '11111111');
  await expectRateLimited(remove(one));
  await expectRateLimited(create(call, '11111111'));
  expect(await remove(other)).toMatchObject({ deleted: true });
  await expectRateLimited(create(call, '22222222'));
  for (const ispb of ['11111111', '11111111', '22222222'])
    expect((await statusOf(update(ispb))).code).not.toBe(status.RESOURCE_EXHAUSTED);
  await expectRateLimited(update('11111111'));
});

it('reads and updates have buckets of their own, and refused calls take a token too', async () => {
  const clock = new Date();
  const { call } = await startSimulator({
    clock: () => clock,
    limits: { entryReads: LIMIT, entryUpdates: LIMIT },
  });
  await read(call);
  await read(call);
  await expectRateLimited(read(call));
  const update = UpdateEntryRequest.fromPartial({ entryId: 'ENTRY-999' });
  for (let count = 0; count < LIMIT.capacity; count++) {
    const error = await statusOf(call(bridge.updateEntry, update));
    expect(error.code).not.toBe(status.RESOURCE_EXHAUSTED);
  }
  await expectRateLimited(call(bridge.updateEntry, update));
  await create(call);
});

it('an InternalServerError takes no token', async () => {
  const clock = new Date();
  const { call, simulator } = await startSimulator({
    clock: () => clock,
    limits: { entryReads: LIMIT },
  });
  simulator.faults.add({ method: 'GetEntry', type: 'InternalServerError', times: 5 });
  for (let count = 0; count < 5; count++)
    expect((await statusOf(read(call))).code).toBe(status.INTERNAL);
  await read(call);
  await read(call);
  await expectRateLimited(read(call));
});

it('reads and writes about infraction reports have buckets of their own', async () => {
  const clock = new Date();
  const { call } = await startSimulator({
    clock: () => clock,
    limits: { infractionReads: LIMIT, infractionWrites: LIMIT },
  });
  const named = { participantIspb: '12345678', infractionReportId: 'none', requestId: '' };
  const find = () => call(infractions.getInfractionReport, named);
  await find();
  await find();
  await expectRateLimited(find());
  const acknowledged = await statusOf(call(infractions.acknowledgeInfractionReport, named));
  const cancelled = await statusOf(call(infractions.cancelInfractionReport, named));
  expect([acknowledged.code, cancelled.code]).toEqual([status.NOT_FOUND, status.NOT_FOUND]);
  await expectRateLimited(call(infractions.cancelInfractionReport, named));
  await read(call);
});
