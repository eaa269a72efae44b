// Proves over real TCP what each call of the reconciliation sends, and that no broken answer gets past it.
import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { answers, refuses, startBridgeServer, streams } from '../../test/bridge-server.js';
import { collect } from '../../test/collect.js';
import {
  AT,
  AVAILABLE,
  cidOf,
  EMAILS,
  entryOf,
  PARTICIPANT,
} from '../../test/reconciliation-samples.js';
import { REQUEST_ID } from '../../test/samples.js';
import { createBridgeClient, type BridgeClientOptions } from '../create-bridge-client.js';
import * as wire from '../proto.js';

const running: { stop(): void }[] = [];
afterEach(() => running.splice(0).forEach((each) => each.stop()));

async function connect(
  reconciliation: Partial<wire.ReconciliationServiceServer> | undefined,
  options: Partial<BridgeClientOptions> = {},
) {
  const server = await startBridgeServer(reconciliation ? { reconciliation } : {});
  const client = createBridgeClient({ address: server.address, timeoutMs: 10_000, ...options });
  running.push({ stop: () => client.close() }, server);
  return client;
}

const refused = (field: string) => ({
  type: 'BridgeRefused',
  details: { field, status: 'OK' },
});
const invalid = (field: string) => ({ type: 'InvalidInput', details: { field } });

describe('verifySync', () => {
  const sync = { ...EMAILS, vsync: cidOf(5), requestId: REQUEST_ID };
  const ok = wire.VerifySyncResponse.fromPartial({
    verificationId: 'V-1',
    result: wire.SyncResult.OK,
    verifiedAt: AT,
    modifiedAt: AT,
  });

  it('sends the VSync and tells what came of it', async () => {
    const asked: wire.VerifySyncRequest[] = [];
    const verifySync = answers<wire.VerifySyncRequest, wire.VerifySyncResponse>((request) => {
      asked.push(request);
      return { ...ok, result: asked.length, modifiedAt: undefined } as typeof ok;
    });
    const client = await connect({ verifySync });
    const found = { verificationId: 'V-1', verifiedAt: AT };
    expect(await client.verifySync(sync)).toEqual({ ...found, result: 'OK' });
    expect(await client.verifySync(sync)).toEqual({ ...found, result: 'NOK' });
    const keyType = wire.KeyType.EMAIL;
    expect(asked[0]).toEqual({ participantIspb: PARTICIPANT, keyType, ...pick(sync) });
  });

  it.each([
    ['result', { result: wire.SyncResult.UNSPECIFIED }],
    ['verification_id', { verificationId: '' }],
    ['verified_at', { verifiedAt: undefined }],
  ])('refuses an answer whose %s breaks the contract', async (field, broken) => {
    const client = await connect({ verifySync: answers(() => ({ ...ok, ...broken })) });
    await expect(client.verifySync(sync)).rejects.toMatchObject(refused(field));
  });

  it('sends no VSync that is none', async () => {
    const client = await connect({ verifySync: answers(() => ok) });
    const broken = { ...sync, vsync: Buffer.alloc(31) };
    await expect(client.verifySync(broken)).rejects.toMatchObject(invalid('vsync'));
  });

  it('keeps to its own limit', async () => {
    const client = await connect({ verifySync: answers(() => ok) }, { clock: () => 0 });
    for (let call = 0; call < 50; call += 1) await client.verifySync(sync);
    await expect(client.verifySync(sync)).rejects.toMatchObject({
      type: 'RateLimited',
      details: { retryAfterMs: 6_000 },
    });
  });
});

describe('CID set files', () => {
  const available = {
    ...EMAILS,
    fileId: 'F-1',
    status: 'AVAILABLE',
    requestedAt: AT,
    createdAt: AT,
    sizeBytes: 64,
    sha256: Buffer.alloc(32, 9),
  };

  it('are asked for with a RequestId, and read by their id', async () => {
    const asked: object[] = [];
    const requested = { ...AVAILABLE, status: wire.CidSetFileStatus.REQUESTED, sizeBytes: 0 };
    const client = await connect({
      createCidSetFile: answers((request) => {
        asked.push(request);
        return { file: requested };
      }),
      getCidSetFile: answers((request) => {
        asked.push(request);
        return { file: AVAILABLE };
      }),
    });
    const made = await client.createCidSetFile({ ...EMAILS, requestId: REQUEST_ID });
    expect(made).toEqual({ ...EMAILS, fileId: 'F-1', status: 'REQUESTED', requestedAt: AT });
    const name = { participantIspb: PARTICIPANT, fileId: 'F-1' };
    expect(await client.getCidSetFile(name)).toEqual(available);
    expect(asked).toMatchObject([{ requestId: REQUEST_ID, keyType: wire.KeyType.EMAIL }, name]);
  });

  it.each([
    ['file', undefined],
    ['file.file_id', { fileId: '' }],
    ['file.status', { status: wire.CidSetFileStatus.UNSPECIFIED }],
    ['file.key_type', { keyType: wire.KeyType.UNSPECIFIED }],
    ['file.size_bytes', { sizeBytes: 33 }],
    ['file.size_bytes', { sizeBytes: -32 }],
    ['file.sha256', { sha256: Buffer.alloc(20) }],
    ['file.created_at', { createdAt: undefined }],
  ])('are refused when %s breaks the contract', async (field, broken) => {
    const file = broken && { ...AVAILABLE, ...broken };
    const client = await connect({ getCidSetFile: answers(() => ({ file })) });
    const answer = client.getCidSetFile({ participantIspb: PARTICIPANT, fileId: 'F-1' });
    await expect(answer).rejects.toMatchObject(refused(field));
  });

  it('that are not there are undefined', async () => {
    const client = await connect({ getCidSetFile: refuses({ code: status.NOT_FOUND }) });
    const name = { participantIspb: PARTICIPANT, fileId: 'none' };
    expect(await client.getCidSetFile(name)).toBeUndefined();
  });
});

describe('listCidSetEvents', () => {
  const page = wire.ListCidSetEventsResponse.fromPartial({
    events: [
      { type: wire.CidSetEventType.ADDED, cid: cidOf(1), occurredAt: AT },
      { type: wire.CidSetEventType.REMOVED, cid: cidOf(1), occurredAt: AT },
    ],
    hasMore: true,
    nextPageToken: 'more',
    vsyncFirst: cidOf(2),
    vsyncLast: cidOf(3),
  });
  const query = { ...EMAILS, since: AT, pageToken: 'here' };

  it('reads one page and what leads to the next', async () => {
    const asked: wire.ListCidSetEventsRequest[] = [];
    const list = answers<wire.ListCidSetEventsRequest, wire.ListCidSetEventsResponse>((request) => {
      asked.push(request);
      return page;
    });
    const client = await connect({ listCidSetEvents: list });
    expect(await client.listCidSetEvents(query)).toEqual({
      events: [
        { type: 'ADDED', cid: cidOf(1), occurredAt: AT },
        { type: 'REMOVED', cid: cidOf(1), occurredAt: AT },
      ],
      hasMore: true,
      nextPageToken: 'more',
      vsyncFirst: cidOf(2),
      vsyncLast: cidOf(3),
    });
    expect(asked[0]).toMatchObject({ since: AT, until: undefined, pageSize: 0, pageToken: 'here' });
  });

  it('takes an empty page for the end', async () => {
    const list = answers(() => wire.ListCidSetEventsResponse.fromPartial({}));
    const client = await connect({ listCidSetEvents: list });
    expect(await client.listCidSetEvents(query)).toEqual({ events: [], hasMore: false });
  });

  const [first] = page.events;
  it.each([
    ['next_page_token', { nextPageToken: '' }],
    ['vsync_first', { vsyncFirst: Buffer.alloc(0) }],
    ['vsync_last', { vsyncLast: Buffer.alloc(33) }],
    ['events.cid', { events: [{ ...first!, cid: Buffer.alloc(31) }] }],
    ['events.type', { events: [{ ...first!, type: wire.CidSetEventType.UNSPECIFIED }] }],
    ['events.occurred_at', { events: [{ ...first!, occurredAt: undefined }] }],
    ['events.occurred_at', { events: [first!, { ...first!, occurredAt: new Date(0) }] }],
    ['events', { events: Array.from({ length: 201 }, () => first!) }],
  ])('refuses a page whose %s breaks the contract', async (field, broken) => {
    const client = await connect({ listCidSetEvents: answers(() => ({ ...page, ...broken })) });
    await expect(client.listCidSetEvents(query)).rejects.toMatchObject(refused(field));
  });
});

describe('entries by CID', () => {
  const one = { participantIspb: PARTICIPANT, cid: cidOf(1) };
  const many = { participantIspb: PARTICIPANT, cids: [cidOf(1), cidOf(2)] };
  const found = (cid: Buffer) => ({ cid, found: true, entry: entryOf(cid) });
  const missing = (cid: Buffer) => ({ cid, found: false, entry: undefined });

  it('are read with what their CID is made from', async () => {
    const client = await connect({ getEntryByCid: answers(({ cid }) => found(cid)) });
    expect(await client.getEntryByCid(one)).toMatchObject({
      key: 'nobody@example.com',
      requestId: REQUEST_ID,
      cid: cidOf(1),
    });
  });

  it('are undefined where there is none', async () => {
    const client = await connect({ getEntryByCid: answers(({ cid }) => missing(cid)) });
    expect(await client.getEntryByCid(one)).toBeUndefined();
  });

  it.each([
    ['entry', undefined],
    ['entry.cid', entryOf(cidOf(2))],
    ['entry.request_id', { ...entryOf(cidOf(1)), requestId: '' }],
  ])('are refused when %s breaks the contract', async (field, entry) => {
    const client = await connect({ getEntryByCid: answers(() => ({ found: true, entry })) });
    await expect(client.getEntryByCid(one)).rejects.toMatchObject(refused(field));
  });

  it('come in the order asked, one answer for each', async () => {
    const getEntriesByCid = streams<wire.GetEntriesByCidRequest, wire.GetEntriesByCidResponse>(
      ({ cids }) => cids.map((cid) => (cid.equals(cidOf(1)) ? found(cid) : missing(cid))),
    );
    const client = await connect({ getEntriesByCid });
    const answer = await collect(client.getEntriesByCid(many));
    expect(answer).toMatchObject([{ cid: cidOf(1), entry: { key: 'nobody@example.com' } }, {}]);
    expect(answer[1]).toEqual({ cid: cidOf(2) });
  });

  it.each([
    ['cid', [missing(cidOf(2)), missing(cidOf(1))]],
    ['cids', [missing(cidOf(1))]],
    ['cid', [missing(cidOf(1)), missing(cidOf(2)), missing(cidOf(2))]],
  ])('are refused when an answer is out of place (%s)', async (field, wrong) => {
    const client = await connect({ getEntriesByCid: streams(() => wrong) });
    const answer = collect(client.getEntriesByCid(many));
    await expect(answer).rejects.toMatchObject(refused(field));
  });

  it('take a token for each CID, and at most 1,000 of them', async () => {
    const getEntriesByCid = streams<wire.GetEntriesByCidRequest, wire.GetEntriesByCidResponse>(
      ({ cids }) => cids.map(missing),
    );
    const limits = { entriesByCid: { capacity: 2, refillPerMinute: 60 } };
    const client = await connect({ getEntriesByCid }, { limits, clock: () => 0 });
    const cids = Array.from({ length: 1_001 }, () => cidOf(1));
    const tooMany = client.getEntriesByCid({ ...many, cids });
    await expect(collect(tooMany)).rejects.toMatchObject(invalid('cids'));
    const none = client.getEntriesByCid({ ...many, cids: [] });
    expect(await collect(none)).toEqual([]);
    expect(await collect(client.getEntriesByCid(many))).toHaveLength(2);
    await expect(collect(client.getEntriesByCid(many))).rejects.toMatchObject({
      type: 'RateLimited',
      details: { retryAfterMs: 2_000 },
    });
  });
});

it('a Bridge without the service says which one it lacks', async () => {
  const client = await connect(undefined);
  const service = 'dict.bridge.v1.ReconciliationService';
  const lacking = { type: 'BridgeUnimplemented', details: { service, status: 'UNIMPLEMENTED' } };
  const created = client.createCidSetFile({ ...EMAILS, requestId: REQUEST_ID });
  await expect(created).rejects.toMatchObject({
    ...lacking,
    message: `CreateCidSetFile: BridgeUnimplemented (${service})`,
  });
  const chunks = client.downloadCidSetFile({ participantIspb: PARTICIPANT, fileId: 'F-1' });
  await expect(collect(chunks)).rejects.toMatchObject(lacking);
});

function pick({ vsync, requestId }: { readonly vsync: Buffer; readonly requestId: string }) {
  return { vsync, requestId };
}
