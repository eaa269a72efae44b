// Proves the directory's side of a reconciliation over real gRPC, with the worker's own client: verify, events, entries by CID.
import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { ReconciliationServiceService as wire, type KeyType } from '@conn-dict/bridge/proto';
import { CID_BYTES } from '@conn-dict/dict/cid';
import { describe, expect, it } from 'vitest';
import { CLAIMER, DONOR } from '../../test/claim-samples.js';
import {
  EMAIL_SET,
  EMAILS,
  madeFile,
  startReconciliation,
} from '../../test/reconciliation-client.js';
import { statusOf } from '../../test/start-simulator.js';
import type { DriftRequest, Simulator } from '../index.js';

const ENTRY = 'ENTRY-003';
const since = new Date(0);

const drift = (simulator: Simulator, change: Partial<DriftRequest>) =>
  simulator.makeDrift({
    ...{ participant: DONOR, keyTypes: ['EMAIL'], alter: 0, add: 0, remove: 0, seed: 1 },
    ...{ isSilent: false, ...change },
  });

const vsyncOf = (simulator: Simulator) => Buffer.from(simulator.directory.vsync(EMAIL_SET), 'hex');

describe('VerifySync', () => {
  it('is OK with the same VSync, and NOK once the directory has another', async () => {
    const { client, simulator } = await startReconciliation();
    const vsync = vsyncOf(simulator);
    const verify = () => client.verifySync({ ...EMAILS, vsync, requestId: randomUUID() });
    expect(await verify()).toMatchObject({ result: 'OK', modifiedAt: expect.any(Date) as Date });
    drift(simulator, { alter: 1, isSilent: true });
    expect((await verify()).result).toBe('NOK');
  });

  it('is OK with nothing for who has nothing', async () => {
    const { client } = await startReconciliation();
    const nobody = { participantIspb: '99999999', keyType: 'EVP' } as const;
    const vsync = Buffer.alloc(CID_BYTES);
    const verified = await client.verifySync({ ...nobody, vsync, requestId: randomUUID() });
    expect(verified.result).toBe('OK');
    expect(verified).not.toHaveProperty('modifiedAt');
  });

  it.each([
    ['vsync', { vsync: Buffer.alloc(31) }, 'BadRequest: vsync'],
    ['key type', { keyType: 0 as KeyType }, 'BadRequest: key_type'],
    ['participant', { participantIspb: 'x' }, 'ParticipantInvalid: participant_ispb'],
  ])('is refused with a bad %s', async (_, change, details) => {
    const { call } = await startReconciliation();
    const request = { participantIspb: DONOR, keyType: 3 as KeyType, vsync: Buffer.alloc(32) };
    const refused = call(wire.verifySync, { ...request, requestId: '', ...change });
    expect(await statusOf(refused)).toMatchObject({ code: status.INVALID_ARGUMENT, details });
  });

  it("is held to the directory's limit", async () => {
    const limits = { syncVerifications: { capacity: 1, refillPerMinute: 10 } };
    const { client, simulator } = await startReconciliation({ limits });
    const vsync = vsyncOf(simulator);
    const verify = () => client.verifySync({ ...EMAILS, vsync, requestId: randomUUID() });
    await verify();
    await expect(verify()).rejects.toMatchObject({ type: 'RateLimited' });
  });
});

describe('ListCidSetEvents', () => {
  it('leads from one VSync to the other', async () => {
    const { client, simulator } = await startReconciliation();
    const before = drift(simulator, { add: 1 });
    const first = await client.listCidSetEvents({ ...EMAILS, since });
    const [altered] = drift(simulator, { alter: 1, seed: 2 });
    const page = await client.listCidSetEvents({ ...EMAILS, since });
    expect(page.events.slice(first.events.length)).toMatchObject([
      { type: 'REMOVED', cid: Buffer.from(altered!.before!.cid, 'hex') },
      { type: 'ADDED', cid: Buffer.from(altered!.after!.cid, 'hex') },
    ]);
    expect(first.events.at(-1)?.cid.toString('hex')).toBe(before[0]?.after?.cid);
    expect(page).toMatchObject({ hasMore: false, vsyncLast: vsyncOf(simulator) });
    expect(page.vsyncFirst).toEqual(page.events[0]?.cid);
  });

  it('gives 200 a page, and the token of the next', async () => {
    const { client, simulator } = await startReconciliation();
    drift(simulator, { add: 450 });
    const sizes = [];
    let pageToken: string | undefined;
    do {
      const page = await client.listCidSetEvents({
        ...{ ...EMAILS, since, pageSize: 1_000 },
        ...(pageToken === undefined ? {} : { pageToken }),
      });
      sizes.push(page.events.length);
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    expect(sizes).toEqual([200, 200, 51]);
  });

  it('tells events late, and twice, on request', async () => {
    const { client, simulator } = await startReconciliation();
    const list = () => client.listCidSetEvents({ ...EMAILS, since });
    simulator.faults.add({ method: 'ListCidSetEvents', eventLatenessMs: 1e12, times: 1 });
    expect((await list()).events).toEqual([]);
    const { events } = await list();
    simulator.faults.add({ method: 'ListCidSetEvents', duplicateEvents: true, times: 1 });
    expect((await list()).events).toEqual(events.flatMap((event) => [event, event]));
  });

  it('tells them up to 5 s late by itself', async () => {
    const clock = { ms: Date.now() };
    const { client } = await startReconciliation({
      clock: () => new Date(clock.ms),
      reconciliation: {},
    });
    const list = () => client.listCidSetEvents({ ...EMAILS, since });
    expect((await list()).events).toHaveLength(0);
    clock.ms += 5_000;
    expect((await list()).events).toHaveLength(1);
  });
});

describe('entries by CID', () => {
  it('are those of the participant alone, as they are in its base', async () => {
    const { client, simulator } = await startReconciliation();
    const entry = simulator.directory.entry(ENTRY)!;
    const cid = Buffer.from(entry.cid, 'hex');
    expect(await client.getEntryByCid({ participantIspb: DONOR, cid })).toMatchObject({
      ...{ entryId: ENTRY, key: entry.key, owner: entry.owner, account: entry.account },
      ...{ requestId: entry.requestId, cid },
    });
    expect(await client.getEntryByCid({ participantIspb: CLAIMER, cid })).toBeUndefined();
    drift(simulator, { remove: 1 });
    expect(await client.getEntryByCid({ participantIspb: DONOR, cid })).toBeUndefined();
  });

  it('come in batches of up to 1,000, generated ones too', async () => {
    const { client, simulator } = await startReconciliation();
    await simulator.seedEntries({ ...EMAIL_SET, seed: 1, count: 2_000 });
    const { fileId } = await madeFile(client);
    const cids: Buffer[] = [];
    for await (const { data } of client.downloadCidSetFile({ ...EMAILS, fileId })) {
      for (let at = 0; at < data.length; at += CID_BYTES) {
        cids.push(Buffer.from(data.subarray(at, at + CID_BYTES)));
      }
    }
    const unknown = Buffer.alloc(CID_BYTES, 1);
    const asked = [unknown, ...cids.slice(0, 999)];
    const found = [];
    for await (const each of client.getEntriesByCid({ participantIspb: DONOR, cids: asked })) {
      found.push(each);
    }
    expect(found.map(({ cid }) => cid)).toEqual(asked);
    expect(found.map(({ entry }) => entry !== undefined)).toEqual(asked.map((_, at) => at > 0));
    expect(new Set(found.map(({ entry }) => entry?.key)).size).toBe(1_000);
  });

  it('take a token of the limit each', async () => {
    const limits = { entriesByCid: { capacity: 3, refillPerMinute: 1 } };
    const { client } = await startReconciliation({ limits });
    const read = async (count: number) => {
      const cids = Array.from({ length: count }, () => Buffer.alloc(CID_BYTES));
      const answers = client.getEntriesByCid({ participantIspb: DONOR, cids });
      for await (const each of answers) expect(each).not.toHaveProperty('entry');
    };
    await read(3);
    await expect(read(1)).rejects.toMatchObject({ type: 'RateLimited' });
  });
});

it('a Bridge in the field has none of it', async () => {
  const { client } = await startReconciliation({ fieldBridge: true });
  const vsync = Buffer.alloc(CID_BYTES);
  await expect(
    client.verifySync({ ...EMAILS, vsync, requestId: randomUUID() }),
  ).rejects.toMatchObject({
    type: 'BridgeUnimplemented',
    details: { service: 'dict.bridge.v1.ReconciliationService' },
  });
});

it.each([
  ['GetEntriesByCid', 'Forbidden'],
  ['VerifySync', 'ServiceUnavailable'],
] as const)('%s fails as planned', async (method, type) => {
  const { client, simulator } = await startReconciliation();
  simulator.faults.add({ method, type, times: 1 });
  const cid = Buffer.alloc(CID_BYTES);
  const call = async () => {
    if (method === 'VerifySync') {
      return client.verifySync({ ...EMAILS, vsync: cid, requestId: randomUUID() });
    }
    const answers = client.getEntriesByCid({ participantIspb: DONOR, cids: [cid] });
    return answers[Symbol.asyncIterator]().next();
  };
  await expect(call()).rejects.toMatchObject({ type });
  await expect(call()).resolves.toBeDefined();
});
