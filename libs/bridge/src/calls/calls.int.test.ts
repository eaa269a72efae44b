// Proves over real TCP what each call sends, and what it makes of the answer.
import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answers,
  refuses,
  startBridgeServer,
  type BridgeServerOptions,
} from '../../test/bridge-server.js';
import { DECISION, NEW_CLAIM, OPENED_CLAIM, REQUEST_ID } from '../../test/samples.js';
import type { BridgeClient } from '../bridge-client.js';
import { createBridgeClient } from '../create-bridge-client.js';
import * as wire from '../proto.js';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const running: { stop(): void }[] = [];
afterEach(() => running.splice(0).forEach((each) => each.stop()));

async function connect(options: BridgeServerOptions): Promise<BridgeClient> {
  const server = await startBridgeServer(options);
  const client = createBridgeClient({ address: server.address, timeoutMs: 10_000 });
  running.push({ stop: () => client.close() }, server);
  return client;
}

describe('getEntry', () => {
  const found = wire.GetEntryResponse.fromPartial({
    entryId: 'ENTRY-001',
    externalId: 'X-1',
    key: { keyType: wire.KeyType.EMAIL, keyValue: 'nobody@example.com' },
    account: {
      ispb: '87654321',
      accountType: wire.AccountType.PAYMENT,
      accountNumber: '0007654321',
      branchCode: '0001',
      accountHolderName: 'Nobody',
      accountHolderDocument: '11122233300',
      documentType: wire.DocumentType.CPF,
    },
    status: wire.EntryStatus.ACTIVE,
    createdAt: new Date('2026-01-02T03:04:05.006Z'),
    found: true,
    requestId: REQUEST_ID,
    cid: Buffer.alloc(32, 7),
  });

  it('asks by id and reads the whole entry', async () => {
    const asked: wire.GetEntryRequest[] = [];
    const getEntry = answers<wire.GetEntryRequest, wire.GetEntryResponse>((request) => {
      asked.push(request);
      return found;
    });
    const client = await connect({ bridge: { getEntry } });
    expect(await client.getEntry('ENTRY-001')).toEqual({
      entryId: 'ENTRY-001',
      externalId: 'X-1',
      keyType: 'EMAIL',
      key: 'nobody@example.com',
      account: {
        participant: '87654321',
        branch: '0001',
        accountNumber: '0007654321',
        accountType: 'TRAN',
      },
      owner: { type: 'NATURAL_PERSON', taxId: '11122233300', name: 'Nobody' },
      status: 'ACTIVE',
      requestId: REQUEST_ID,
      cid: Buffer.alloc(32, 7),
      createdAt: new Date('2026-01-02T03:04:05.006Z'),
    });
    expect(asked[0]?.identifier).toEqual({ $case: 'entryId', value: 'ENTRY-001' });
    expect(asked[0]?.requestId).toMatch(UUID_V4);
  });

  it.each([
    ['key.key_type', { key: { keyType: 6 as wire.KeyType, keyValue: 'x' } }],
    ['key', { key: undefined }],
    ['account', { account: undefined }],
    ['status', { status: wire.EntryStatus.UNSPECIFIED }],
    ['cid', { cid: Buffer.alloc(31) }],
    ['entry_id', { entryId: '' }],
  ])('refuses an answer whose %s breaks the contract', async (field, broken) => {
    const client = await connect({
      bridge: { getEntry: answers(() => ({ ...found, ...broken })) },
    });
    await expect(client.getEntry('ENTRY-001')).rejects.toMatchObject({
      type: 'BridgeRefused',
      details: { field, status: 'OK' },
    });
  });

  it('is undefined where there is none, told either way', async () => {
    const notFound = answers(() => wire.GetEntryResponse.fromPartial({ found: false }));
    const told = await connect({ bridge: { getEntry: notFound } });
    expect(await told.getEntry('E')).toBeUndefined();
    const refused = await connect({ bridge: { getEntry: refuses({ code: status.NOT_FOUND }) } });
    expect(await refused.getEntry('E')).toBeUndefined();
  });
});

describe('findOpenClaim', () => {
  const open = wire.Claim.fromPartial({
    claimId: 'B-1',
    status: wire.ClaimStatus.OPEN,
    type: wire.ClaimType.PORTABILITY,
    key: { keyType: wire.KeyType.EMAIL, keyValue: NEW_CLAIM.key },
    claimerIspb: NEW_CLAIM.claimerIspb,
    donorIspb: NEW_CLAIM.donorIspb,
  });

  async function search(pages: readonly (readonly wire.Claim[])[]) {
    const asked: wire.ListClaimsRequest[] = [];
    const listClaims = answers((request: wire.ListClaimsRequest) => {
      asked.push(request);
      const page = Number(request.pageToken || 0);
      const nextPageToken = page + 1 < pages.length ? String(page + 1) : '';
      return wire.ListClaimsResponse.fromPartial({ claims: [...pages[page]!], nextPageToken });
    });
    const client = await connect({ claim: { listClaims } });
    return { found: await client.findOpenClaim(NEW_CLAIM), asked };
  }

  it("asks for the claimer's open claims, page by page, until it has the one on the key", async () => {
    const { found, asked } = await search([[], [{ ...open, claimId: 'B-2' }], [open]]);
    expect(found).toMatchObject({ claimId: 'B-2', status: 'OPEN' });
    expect(asked.map(({ pageToken }) => pageToken)).toEqual(['', '1']);
    expect(asked[0]).toMatchObject({
      participantIspb: NEW_CLAIM.claimerIspb,
      role: wire.ClaimRole.CLAIMER,
      pageSize: 500,
    });
    expect(asked[0]!.statuses.toSorted()).toEqual(
      [
        wire.ClaimStatus.OPEN,
        wire.ClaimStatus.WAITING_RESOLUTION,
        wire.ClaimStatus.CONFIRMED,
        wire.ClaimStatus.AUTO_CONFIRMED,
      ].toSorted(),
    );
  });

  it.each([
    ['key', { key: { keyType: wire.KeyType.EMAIL, keyValue: 'other@example.com' } }],
    ['type of key', { key: { keyType: wire.KeyType.PHONE, keyValue: NEW_CLAIM.key } }],
    ['type', { type: wire.ClaimType.OWNERSHIP }],
    ['claimer', { claimerIspb: '00000000' }],
    ['donor', { donorIspb: '00000000' }],
  ])('does not take a claim of another %s for it', async (_, difference) => {
    const { found, asked } = await search([[{ ...open, ...difference }]]);
    expect(found).toBeUndefined();
    expect(asked).toHaveLength(1);
  });
});

describe('createClaim', () => {
  async function requestOf(claim: typeof NEW_CLAIM): Promise<wire.CreateClaimRequest> {
    const asked: wire.CreateClaimRequest[] = [];
    const createClaim = answers((request: wire.CreateClaimRequest) => {
      asked.push(request);
      return OPENED_CLAIM;
    });
    const client = await connect({ bridge: { createClaim } });
    expect(await client.createClaim(claim)).toEqual({
      claimId: 'B-1',
      status: 'OPEN',
      expiresAt: new Date('2026-12-23T12:00:00Z'),
    });
    return asked[0]!;
  }

  it('sends the claim, with the same id for the request and its repetition', async () => {
    const request = await requestOf(NEW_CLAIM);
    expect(request).toMatchObject({
      entryId: 'ENTRY-001',
      keyType: wire.KeyType.EMAIL,
      keyValue: 'nobody@example.com',
      claimerIspb: '12345678',
      ownerIspb: '87654321',
      completionPeriodDays: 30,
      idempotencyKey: REQUEST_ID,
      requestId: REQUEST_ID,
      claimType: wire.ClaimType.PORTABILITY,
    });
    expect(request.claimerAccount ?? request.claimer).toBeUndefined();
  });

  it('names the claimer in the account, or by itself without one', async () => {
    const claimer = { type: 'NATURAL_PERSON', taxId: '11122233300', name: 'Nobody' } as const;
    const claimerAccount = {
      participant: '12345678',
      accountNumber: '42',
      accountType: 'SLRY',
    } as const;
    const both = await requestOf({ ...NEW_CLAIM, claimer, claimerAccount });
    expect(both.claimerAccount).toMatchObject({
      ispb: '12345678',
      accountNumber: '42',
      accountHolderName: 'Nobody',
      documentType: wire.DocumentType.CPF,
    });
    expect(both.claimer).toBeUndefined();
    const alone = await requestOf({ ...NEW_CLAIM, claimer });
    expect(alone.claimer).toMatchObject({ taxId: '11122233300', name: 'Nobody', tradeName: '' });
  });
});

describe('getClaim', () => {
  it('reads the claim with the periods of the directory', async () => {
    const end = new Date('2026-12-01T00:00:00Z');
    const answer = wire.GetClaimResponse.fromPartial({
      claimId: 'B-1',
      status: wire.ClaimStatus.AUTO_CONFIRMED,
      found: true,
      completedAt: end,
      resolutionPeriodEnd: end,
      completionPeriodEnd: end,
    });
    const client = await connect({ bridge: { getClaim: answers(() => answer) } });
    expect(await client.getClaim('B-1')).toEqual({
      claimId: 'B-1',
      status: 'CONFIRMED',
      completedAt: end,
      resolutionPeriodEnd: end,
      completionPeriodEnd: end,
    });
  });

  it('is undefined where there is none', async () => {
    const getClaim = answers(() => wire.GetClaimResponse.fromPartial({}));
    const client = await connect({ bridge: { getClaim } });
    expect(await client.getClaim('B-1')).toBeUndefined();
  });
});

describe('decisions on a claim', () => {
  it('complete and cancel for the claimer, or for whom the caller says', async () => {
    const asked: unknown[] = [];
    const completedAt = new Date('2026-12-01T00:00:00Z');
    const client = await connect({
      bridge: {
        completeClaim: answers((request: wire.CompleteClaimRequest) => {
          asked.push(request);
          return wire.CompleteClaimResponse.fromPartial({ status: 5, completedAt });
        }),
        cancelClaim: answers((request: wire.CancelClaimRequest) => {
          asked.push(request);
          return wire.CancelClaimResponse.fromPartial({ status: wire.ClaimStatus.CANCELLED });
        }),
      },
    });
    expect(await client.completeClaim(DECISION)).toEqual({ status: 'COMPLETED', completedAt });
    const cancel = { ...DECISION, reason: 'FRAUD', participantIspb: '87654321' } as const;
    expect(await client.cancelClaim(cancel)).toBe('CANCELLED');
    const common = { claimId: 'B-1', idempotencyKey: REQUEST_ID, requestId: REQUEST_ID };
    expect(asked).toMatchObject([
      { ...common, resolutionReason: 'USER_REQUESTED', participantIspb: '' },
      { ...common, cancellationReason: 'FRAUD', participantIspb: '87654321' },
    ]);
  });

  it("acknowledge, confirm and notify through the services that the field's Bridge lacks", async () => {
    const asked: unknown[] = [];
    const note = <Request, Response>(response: Response) =>
      answers<Request, Response>((request) => {
        asked.push(request);
        return response;
      });
    const claim = {
      acknowledgeClaim: note<wire.AcknowledgeClaimRequest, wire.AcknowledgeClaimResponse>(
        wire.AcknowledgeClaimResponse.fromPartial({ status: wire.ClaimStatus.WAITING_RESOLUTION }),
      ),
      confirmClaim: note<wire.ConfirmClaimRequest, wire.ConfirmClaimResponse>(
        wire.ConfirmClaimResponse.fromPartial({ status: wire.ClaimStatus.CONFIRMED }),
      ),
    };
    const notification = {
      notifyParticipant: note<wire.NotifyParticipantRequest, wire.NotifyParticipantResponse>({
        claimStatus: wire.ClaimStatus.EXPIRED,
      }),
    };
    const client = await connect({ claim, notification });
    const { claimId, requestId } = DECISION;
    expect(await client.acknowledgeClaim({ claimId, requestId })).toBe('WAITING_RESOLUTION');
    expect(await client.confirmClaim(DECISION)).toBe('CONFIRMED');
    const told = { kind: 'CLAIM_OPENED', participantIspb: '87654321', claimId, requestId } as const;
    expect(await client.notifyParticipant(told)).toBe('EXPIRED');
    expect(asked).toEqual([
      { claimId, requestId, participantIspb: '' },
      { claimId, requestId, participantIspb: '', reason: wire.ClaimReason.USER_REQUESTED },
      { claimId, requestId, participantIspb: '87654321', kind: wire.NotificationKind.CLAIM_OPENED },
    ]);
  });

  it('say so when a Bridge lacks the method, or answers without a state', async () => {
    const completeClaim = answers(() => wire.CompleteClaimResponse.fromPartial({}));
    const client = await connect({ bridge: { completeClaim } });
    await expect(client.confirmClaim(DECISION)).rejects.toMatchObject({
      type: 'BridgeUnimplemented',
      method: 'ConfirmClaim',
    });
    await expect(client.completeClaim(DECISION)).rejects.toMatchObject({
      type: 'BridgeRefused',
      details: { field: 'status' },
    });
  });
});
