// Proves BridgeService over real gRPC as a Bridge in the field is spoken to: entries, claims, portabilities, lists and refusals.
import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import {
  BridgeServiceService as bridge,
  ClaimStatus,
  CreateEntryRequest,
  DeleteEntryRequest,
  EntryReason,
  EntryStatus,
  HealthStatus,
  KeyType,
  UpdateEntryRequest,
  type GetDirectoryResponse,
} from '@conn-dict/bridge/proto';
import { describe, expect, it } from 'vitest';
import { CLAIMER, DONOR } from '../../test/claim-samples.js';
import { unpackError } from '../../test/packed-error.js';
import { startSimulator, statusOf } from '../../test/start-simulator.js';
import {
  claimRequest,
  CLAIMER_ACCOUNT,
  confirmClaim,
  decision,
  waitingClaim,
} from '../../test/wire-samples.js';

const ENTRY_ONE = { identifier: { $case: 'entryId', value: 'ENTRY-001' }, requestId: '' } as const;

describe('entries', () => {
  it('are read by id, external id and key, or not found', async () => {
    const { call } = await startSimulator();
    const byId = await call(bridge.getEntry, ENTRY_ONE);
    expect(byId).toMatchObject({ found: true, status: EntryStatus.ACTIVE });
    expect(byId.cid).toHaveLength(32);
    for (const identifier of [
      { $case: 'externalId', value: byId.externalId },
      { $case: 'keyQuery', value: byId.key! },
    ] as const) {
      expect(await call(bridge.getEntry, { identifier, requestId: '' })).toEqual(byId);
    }
    const none = { $case: 'entryId', value: 'ENTRY-999' } as const;
    expect(await call(bridge.getEntry, { identifier: none, requestId: '' })).toMatchObject({
      found: false,
    });
    expect(await call(bridge.getEntry, { requestId: '' })).toMatchObject({ found: false });
  });

  it('are created, changed and removed', async () => {
    const { call, simulator } = await startSimulator();
    const request = CreateEntryRequest.fromPartial({
      key: { keyType: KeyType.EVP },
      account: CLAIMER_ACCOUNT,
      idempotencyKey: randomUUID(),
    });
    const created = await call(bridge.createEntry, request);
    expect(created).toMatchObject({ status: EntryStatus.ACTIVE, key: { keyType: KeyType.EVP } });
    expect(await call(bridge.createEntry, request)).toEqual(created);
    const { entryId } = created;
    expect(simulator.directory.entry(entryId)?.account.accountNumber).toBe('123X');
    const updated = await call(
      bridge.updateEntry,
      UpdateEntryRequest.fromPartial({
        entryId,
        newAccount: { ...CLAIMER_ACCOUNT, accountNumber: '9', accountCheckDigit: '' },
        reason: EntryReason.BRANCH_TRANSFER,
      }),
    );
    expect(updated.account?.accountNumber).toBe('9');
    expect(updated.cid).not.toEqual(created.cid);
    const removal = DeleteEntryRequest.fromPartial({ entryId, requestId: randomUUID() });
    expect(await call(bridge.deleteEntry, removal)).toMatchObject({ deleted: true });
    expect(simulator.directory.entry(entryId)).toBeUndefined();
  });

  it('are refused with the directory’s type, the field and the rule, and without the value', async () => {
    const { call } = await startSimulator();
    const key = '+55 11 98765-4321';
    const request = CreateEntryRequest.fromPartial({
      key: { keyType: KeyType.PHONE, keyValue: key },
      account: CLAIMER_ACCOUNT,
      requestId: randomUUID(),
    });
    const error = await statusOf(call(bridge.createEntry, request));
    expect(error.code).toBe(status.INVALID_ARGUMENT);
    const response = unpackError(error.metadata);
    expect(response).toMatchObject({
      requestId: request.requestId,
      details: { value: { errorCode: 'EntryInvalid', context: { field: 'key.key_value' } } },
    });
    expect(JSON.stringify([error.message, error.details, response])).not.toContain(key);
  });
});

describe('claims', () => {
  it('show their periods and their end', async () => {
    let now = new Date('2026-03-01T12:00:00.000Z');
    const { call } = await startSimulator({ clock: () => now });
    const claimId = await waitingClaim(call);
    const identifier = { $case: 'claimId', value: claimId } as const;
    const read = () => call(bridge.getClaim, { identifier, requestId: '' });
    const claim = await read();
    expect(claim).toMatchObject({
      status: ClaimStatus.WAITING_RESOLUTION,
      entryId: 'ENTRY-001',
      claimerIspb: CLAIMER,
      ownerIspb: DONOR,
      completionPeriodDays: 30,
      daysRemaining: 30,
      expired: false,
      resolutionPeriodEnd: new Date('2026-03-08T12:00:00.000Z'),
      expiresAt: new Date('2026-03-31T12:00:00.000Z'),
    });
    expect(
      await call(bridge.getClaim, {
        identifier: { $case: 'externalId', value: claim.externalId },
        requestId: '',
      }),
    ).toEqual(claim);
    now = new Date('2026-03-31T12:00:00.000Z');
    expect(await read()).toMatchObject({ daysRemaining: 0, expired: true });
    const cancelled = await call(bridge.cancelClaim, {
      ...decision(claimId),
      cancellationReason: 'DEFAULT_OPERATION',
    });
    expect(cancelled).toMatchObject({ status: ClaimStatus.CANCELLED, cancelledAt: now });
    expect(await read()).toMatchObject({ status: ClaimStatus.CANCELLED, expired: false });
  });

  it('give the completed entry back', async () => {
    const { call } = await startSimulator();
    const claimerAccount = { ...CLAIMER_ACCOUNT };
    const { claimId } = await call(bridge.createClaim, claimRequest({ claimerAccount }));
    const early = await statusOf(
      call(bridge.completeClaim, { ...decision(claimId), resolutionReason: '' }),
    );
    expect(early.code).toBe(status.FAILED_PRECONDITION);
    await call(bridge.cancelClaim, { ...decision(claimId), cancellationReason: 'FRAUD' });
    const second = await waitingClaim(call);
    await call(confirmClaim, { ...decision(second), reason: 1 });
    const request = { ...decision(second), resolutionReason: 'USER_REQUESTED' };
    const completed = await call(bridge.completeClaim, request);
    expect(completed).toMatchObject({
      status: ClaimStatus.COMPLETED,
      updatedEntry: { entryId: 'ENTRY-001', account: { ispb: CLAIMER } },
    });
    expect(await call(bridge.completeClaim, request)).toEqual(completed);
  });

  it('let one of fifty win a key', async () => {
    const { call, simulator } = await startSimulator();
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, () => call(bridge.createClaim, claimRequest())),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(simulator.directory.claims()).toHaveLength(1);
  });

  it('know no reason that the directory does not have', async () => {
    const { call } = await startSimulator();
    const claimId = await waitingClaim(call);
    const request = { ...decision(claimId), cancellationReason: 'BECAUSE' };
    const error = await statusOf(call(bridge.cancelClaim, request));
    expect(unpackError(error.metadata)).toMatchObject({
      details: { value: { errorCode: 'InvalidReason' } },
    });
  });
});

describe('portabilities', () => {
  const initiation = () => ({
    entryId: 'ENTRY-001',
    newAccount: CLAIMER_ACCOUNT,
    idempotencyKey: '',
    requestId: randomUUID(),
  });

  it('move an entry in two calls', async () => {
    const { call, simulator } = await startSimulator();
    const { portabilityId, status: started } = await call(bridge.initiatePortability, initiation());
    expect(started).toBe(EntryStatus.PORTABILITY_PENDING);
    expect(simulator.directory.claim(portabilityId)?.status).toBe('WAITING_RESOLUTION');
    const confirmation = { ...initiation(), portabilityId, newAccount: undefined };
    const confirmed = await call(bridge.confirmPortability, confirmation);
    expect(confirmed).toMatchObject({ status: EntryStatus.ACTIVE, account: { ispb: CLAIMER } });
    expect(await call(bridge.confirmPortability, confirmation)).toEqual(confirmed);
  });

  it('leave the entry where it is when they are cancelled', async () => {
    const { call, simulator } = await startSimulator();
    const before = simulator.directory.entry('ENTRY-001');
    const { portabilityId } = await call(bridge.initiatePortability, initiation());
    const { status: ended } = await call(bridge.cancelPortability, {
      ...{ entryId: 'ENTRY-001', portabilityId, reason: '' },
      ...{ idempotencyKey: '', requestId: randomUUID() },
    });
    expect(ended).toBe(EntryStatus.ACTIVE);
    expect(simulator.directory.entry('ENTRY-001')).toBe(before);
  });
});

describe('lists', () => {
  it('page through the directory', async () => {
    const { call, simulator } = await startSimulator();
    const seen: string[] = [];
    let page: GetDirectoryResponse = { entries: [], nextPageToken: '', totalCount: 0 };
    do {
      const pageToken: string = page.nextPageToken;
      page = await call(bridge.getDirectory, { pageSize: 5, pageToken, requestId: '' });
      seen.push(...page.entries.map(({ entryId }) => entryId));
      expect(page.totalCount).toBe(12);
    } while (page.nextPageToken !== '');
    expect(seen).toEqual(simulator.directory.entries().map(({ entryId }) => entryId));
  });

  it('filter by type, state, holder and participant', async () => {
    const { call } = await startSimulator();
    const page = { pageSize: 0, pageToken: '', requestId: '' };
    const phones = await call(bridge.getDirectory, { ...page, keyType: KeyType.PHONE });
    expect(phones.totalCount).toBe(3);
    const blocked = await call(bridge.getDirectory, { ...page, status: EntryStatus.BLOCKED });
    expect(blocked.totalCount).toBe(0);
    const found = await call(bridge.searchEntries, {
      ...page,
      accountHolderDocument: '12345678909',
      ispb: DONOR,
    });
    expect(found.totalCount).toBe(4);
  });

  it('take no page token but their own', async () => {
    const { call } = await startSimulator();
    for (const pageToken of ['x', 'WzEuNV0', 'e30']) {
      const request = { pageSize: 0, pageToken, requestId: '' };
      const error = await statusOf(call(bridge.getDirectory, request));
      expect(error.code).toBe(status.INVALID_ARGUMENT);
    }
  });
});

it('tells that it is well', async () => {
  const { call } = await startSimulator();
  expect(await call(bridge.healthCheck, {})).toMatchObject({ status: HealthStatus.HEALTHY });
});
