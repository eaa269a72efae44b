// Proves that the simulator can be a Bridge in the field: nothing of our additions, and donors that agree.
import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { createBridgeClient } from '@conn-dict/bridge';
import {
  BridgeServiceService as bridge,
  ClaimStatus,
  ClaimType,
  EntryStatus,
} from '@conn-dict/bridge/proto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CLAIMER } from '../../test/claim-samples.js';
import { startSimulator, statusOf } from '../../test/start-simulator.js';
import { claimRequest, CLAIMER_ACCOUNT, confirmClaim, decision } from '../../test/wire-samples.js';

describe('a Bridge in the field', () => {
  it('has no service of ours', async () => {
    const { call, address } = await startSimulator({ fieldBridge: true });
    const confirmation = statusOf(call(confirmClaim, { ...decision('none'), reason: 1 }));
    expect((await confirmation).code).toBe(status.UNIMPLEMENTED);
    const client = createBridgeClient({ address, timeoutMs: 5_000 });
    onTestFinished(() => client.close());
    const notification = client.notifyParticipant({
      ...{ kind: 'CLAIM_OPENED', participantIspb: CLAIMER },
      ...{ claimId: 'none', requestId: randomUUID() },
    });
    await expect(notification).rejects.toMatchObject({ type: 'BridgeUnimplemented' });
    const reports = client.listInfractionReports({ participantIspb: CLAIMER });
    await expect(reports).rejects.toMatchObject({ type: 'BridgeUnimplemented' });
  });

  it('neither reads nor writes a field of ours', async () => {
    const { call } = await startSimulator({ fieldBridge: true });
    const identifier = { $case: 'entryId', value: 'ENTRY-006' } as const;
    const entry = await call(bridge.getEntry, { identifier, requestId: '' });
    expect(entry).toMatchObject({
      found: true,
      status: EntryStatus.ACTIVE,
      requestId: '',
      account: { accountHolderTradeName: '', holderType: 0 },
    });
    expect(entry.createdAt).toBeInstanceOf(Date);
    expect(entry.cid).toHaveLength(0);
    expect(entry.keyOwnershipDate).toBeUndefined();
    expect(entry.account?.openingDate).toBeUndefined();
    const claim = await call(
      bridge.createClaim,
      claimRequest({ claimType: ClaimType.OWNERSHIP, claimer: undefined }),
    );
    expect(claim).toMatchObject({ status: ClaimStatus.WAITING_RESOLUTION, claimType: 0 });
    expect(claim.resolutionPeriodEnd).toBeUndefined();
  });

  it('confirms and completes in one call', async () => {
    const { call, simulator } = await startSimulator({ fieldBridge: true });
    const claimerAccount = CLAIMER_ACCOUNT;
    const { claimId } = await call(bridge.createClaim, claimRequest({ claimerAccount }));
    const completed = await call(bridge.completeClaim, {
      ...decision(claimId),
      resolutionReason: 'ACCOUNT_CLOSURE',
    });
    expect(completed.status).toBe(ClaimStatus.COMPLETED);
    expect(completed.updatedEntry).toMatchObject({ requestId: '', account: { ispb: CLAIMER } });
    expect(simulator.directory.claim(claimId)).toMatchObject({ confirmReason: 'ACCOUNT_CLOSURE' });
  });
});
