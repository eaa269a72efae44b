// Proves what each claim activity does when a peer refuses, is past the step already, or lacks a call.
import { BridgeError } from '@conn-dict/bridge';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOW, ROW, createFakeClaimDeps, type FakeClaimDeps } from '../../test/fake-claim-deps.js';
import { createClaimActivities } from './create-claim-activities.js';

const ID = '22222222-2222-4222-8222-222222222222';
const ref = { claim_id: 'TEST-001', directory_claim_id: 'directory-claim' };
const claim = {
  claim_id: 'TEST-001',
  entry_id: 'ENTRY-001',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
} as const;
const creation = { ...claim, request_id: ROW.createRequestId, workflow_id: ROW.workflowId };
const completion = {
  ...ref,
  reason: 'USER_REQUESTED',
  confirm_request_id: ID,
  complete_request_id: ID,
} as const;
const cancellation = { ...ref, reason: 'FRAUD', request_id: ID } as const;

let deps: FakeClaimDeps;
let activities: ReturnType<typeof createClaimActivities>;
beforeEach(() => {
  deps = createFakeClaimDeps();
  activities = createClaimActivities(deps);
});

const refused = (type: string, retryable = false) =>
  expect.objectContaining({ type, nonRetryable: !retryable }) as Error;

describe('every activity', () => {
  it('refuses what it cannot read, by field, without touching anything', async () => {
    for (const activity of Object.values(activities) as ((input: never) => Promise<unknown>)[]) {
      await expect(activity({ claim_id: 7 } as never)).rejects.toEqual(refused('InvalidInput'));
    }
    const touched = [
      ...Object.values(deps.repository),
      ...Object.values(deps.bridge),
      deps.events.publish,
    ];
    for (const port of touched) expect(port).not.toHaveBeenCalled();
  });
});

describe('ValidateClaimEligibilityActivity', () => {
  it('asks the directory only for an entry that is not held here', async () => {
    await activities.ValidateClaimEligibilityActivity(claim);
    expect(deps.bridge.getEntry).toHaveBeenCalledWith('ENTRY-001');
  });

  it('refuses an entry with an open claim, and one that nobody knows', async () => {
    deps.repository.findFacts.mockResolvedValueOnce({ hasOtherOpenClaim: true });
    await expect(activities.ValidateClaimEligibilityActivity(claim)).rejects.toEqual(
      refused('ClaimAlreadyExistsForKey'),
    );
    deps.bridge.getEntry.mockResolvedValueOnce(undefined);
    await expect(activities.ValidateClaimEligibilityActivity(claim)).rejects.toEqual(
      refused('ClaimKeyNotFound'),
    );
  });

  it('answers whose an open claim is, so that a run knows its own', async () => {
    deps.repository.findFacts.mockResolvedValueOnce({ claim: ROW, hasOtherOpenClaim: false });
    expect(await activities.ValidateClaimEligibilityActivity(claim)).toEqual({
      run_token: ROW.runToken,
    });
  });

  it('answers the end that the claim came to earlier, and in which run', async () => {
    const row = { ...ROW, status: 'COMPLETED', endedAt: NOW, reason: 'USER_REQUESTED' } as const;
    deps.repository.findFacts.mockResolvedValueOnce({ claim: row, hasOtherOpenClaim: false });
    expect(await activities.ValidateClaimEligibilityActivity(claim)).toEqual({
      run_token: ROW.runToken,
      ended: { status: 'COMPLETED', ended_at: NOW.toISOString(), reason: 'USER_REQUESTED' },
    });
  });

  it('refuses a claim id that names another claim', async () => {
    const row = { ...ROW, entryId: 'ENTRY-002' };
    deps.repository.findFacts.mockResolvedValueOnce({ claim: row, hasOtherOpenClaim: false });
    await expect(activities.ValidateClaimEligibilityActivity(claim)).rejects.toEqual(
      refused('IdAlreadyUsed'),
    );
  });
});

describe('CreateClaimActivity', () => {
  it('calls the directory with the RequestId on the row, whichever run wrote it', async () => {
    deps.repository.open.mockResolvedValueOnce({ ...ROW, createRequestId: ID });
    expect(await activities.CreateClaimActivity(creation)).toEqual({
      directory_claim_id: 'directory-claim',
    });
    expect(deps.bridge.createClaim).toHaveBeenCalledWith(
      expect.objectContaining({ requestId: ID }),
    );
  });

  it('leaves a claim to the workflow that works on it', async () => {
    deps.repository.open.mockResolvedValueOnce({ ...ROW, workflowId: 'another' });
    await expect(activities.CreateClaimActivity(creation)).rejects.toEqual(
      refused('IdAlreadyUsed'),
    );
    expect(deps.bridge.createClaim).not.toHaveBeenCalled();
  });

  it('gives its own run the first answer again, after the end too, and no other run', async () => {
    const row = { ...ROW, status: 'COMPLETED', endedAt: NOW, directoryClaimId: 'first' } as const;
    deps.repository.open.mockResolvedValue(row);
    expect(await activities.CreateClaimActivity(creation)).toEqual({ directory_claim_id: 'first' });
    await expect(activities.CreateClaimActivity({ ...creation, request_id: ID })).rejects.toEqual(
      refused('IdAlreadyUsed'),
    );
    expect(deps.bridge.createClaim).not.toHaveBeenCalled();
  });

  it('lets go of the key when the directory refuses for good, and keeps it while a retry can help', async () => {
    deps.bridge.createClaim.mockRejectedValueOnce(
      new BridgeError('BridgeUnavailable', 'CreateClaim'),
    );
    await expect(activities.CreateClaimActivity(creation)).rejects.toEqual(
      refused('BridgeUnavailable', true),
    );
    expect(deps.repository.recordFailure).not.toHaveBeenCalled();
    deps.bridge.createClaim.mockRejectedValueOnce(
      new BridgeError('ClaimAlreadyExistsForKey', 'CreateClaim'),
    );
    await expect(activities.CreateClaimActivity(creation)).rejects.toEqual(
      refused('ClaimAlreadyExistsForKey'),
    );
    expect(deps.repository.recordFailure).toHaveBeenCalledWith({
      claimId: 'TEST-001',
      runToken: ROW.createRequestId,
      failureType: 'ClaimAlreadyExistsForKey',
    });
  });

  it('goes on with the claim of an attempt whose answer was lost, where the repeat is refused', async () => {
    deps.bridge.createClaim.mockRejectedValue(new BridgeError('Forbidden', 'CreateClaim'));
    deps.bridge.findOpenClaim.mockResolvedValueOnce({ claimId: 'opened', status: 'OPEN' });
    expect(await activities.CreateClaimActivity(creation)).toEqual({
      directory_claim_id: 'opened',
    });
    expect(deps.repository.recordFailure).not.toHaveBeenCalled();
  });

  it('is refused as it was where the directory will not be asked, and waits where it is away', async () => {
    deps.bridge.createClaim.mockRejectedValue(new BridgeError('Forbidden', 'CreateClaim'));
    deps.bridge.findOpenClaim.mockRejectedValueOnce(
      new BridgeError('BridgeUnavailable', 'ListClaims'),
    );
    await expect(activities.CreateClaimActivity(creation)).rejects.toEqual(
      refused('BridgeUnavailable', true),
    );
    expect(deps.repository.recordFailure).not.toHaveBeenCalled();
    deps.bridge.findOpenClaim.mockRejectedValueOnce(
      new BridgeError('BridgeUnimplemented', 'ListClaims'),
    );
    await expect(activities.CreateClaimActivity(creation)).rejects.toEqual(refused('Forbidden'));
    expect(deps.repository.recordFailure).toHaveBeenCalledOnce();
  });
});

describe('NotifyDonorActivity and SendClaimConfirmationActivity', () => {
  it('leave the telling to the directory where the Bridge has no call for it', async () => {
    deps.bridge.notifyParticipant.mockRejectedValue(
      new BridgeError('BridgeUnimplemented', 'NotifyParticipant'),
    );
    const donor = { ...ref, donor_ispb: '87654321', request_id: ID };
    expect(await activities.NotifyDonorActivity(donor)).toEqual({ status: 'WAITING_RESOLUTION' });
    const both = {
      ...ref,
      claimer_ispb: '12345678',
      donor_ispb: '87654321',
      claimer_request_id: ID,
      donor_request_id: ID,
    };
    await activities.SendClaimConfirmationActivity(both);
    expect(deps.bridge.notifyParticipant).toHaveBeenCalledTimes(3);
  });
});

describe('TakeBackClaimActivity', () => {
  const undo = { ...ref, request_id: ID, run_token: ROW.createRequestId };
  const at = (status: 'WAITING_RESOLUTION' | 'CONFIRMED' | 'COMPLETED' | 'CANCELLED') =>
    deps.bridge.getClaim.mockResolvedValueOnce({ claimId: 'directory-claim', status });

  it.each([
    ['WAITING_RESOLUTION', 'USER_REQUESTED'],
    ['CONFIRMED', 'RECONCILIATION'],
  ] as const)('cancels a claim at %s with %s', async (status, reason) => {
    at(status);
    expect(await activities.TakeBackClaimActivity(undo)).toEqual({ status: 'CANCELLED' });
    expect(deps.bridge.cancelClaim).toHaveBeenCalledWith({
      claimId: 'directory-claim',
      reason,
      requestId: ID,
    });
  });

  it('completes the row of a claim that the directory has completed', async () => {
    at('COMPLETED');
    const end = { status: 'COMPLETED', ended_at: NOW.toISOString() };
    expect(await activities.TakeBackClaimActivity(undo)).toEqual(end);
    const row = { claimId: 'TEST-001', runToken: ROW.createRequestId, endedAt: NOW };
    expect(deps.repository.adoptCompletion).toHaveBeenCalledWith(row);
  });

  it('has nothing to do where the claim is over or gone', async () => {
    at('CANCELLED');
    expect(await activities.TakeBackClaimActivity(undo)).toEqual({ status: 'CANCELLED' });
    deps.bridge.getClaim.mockResolvedValueOnce(undefined);
    expect(await activities.TakeBackClaimActivity(undo)).toEqual({ status: 'CANCELLED' });
    deps.bridge.getClaim.mockRejectedValueOnce(new BridgeError('Gone', 'GetClaim'));
    expect(await activities.TakeBackClaimActivity(undo)).toEqual({ status: 'CANCELLED' });
    expect(deps.bridge.cancelClaim).not.toHaveBeenCalled();
  });

  it('passes on what the directory refuses with', async () => {
    deps.bridge.getClaim.mockRejectedValueOnce(new BridgeError('Forbidden', 'GetClaim'));
    await expect(activities.TakeBackClaimActivity(undo)).rejects.toEqual(refused('Forbidden'));
  });
});

describe('CompleteClaimActivity', () => {
  it('confirms, completes and ends the row with the time that the directory gives', async () => {
    const completedAt = new Date('2026-02-28T09:00:00.000Z');
    deps.bridge.completeClaim.mockResolvedValueOnce({ status: 'COMPLETED', completedAt });
    expect(await activities.CompleteClaimActivity(completion)).toEqual({
      status: 'COMPLETED',
      ended_at: completedAt.toISOString(),
    });
  });

  it.each(['BridgeUnimplemented', 'ClaimOperationInvalid'] as const)(
    'completes although the confirmation answers %s',
    async (type) => {
      deps.bridge.confirmClaim.mockRejectedValueOnce(new BridgeError(type, 'ConfirmClaim'));
      expect(await activities.CompleteClaimActivity(completion)).toMatchObject({
        status: 'COMPLETED',
      });
    },
  );

  it('is done where the row has ended', async () => {
    deps.repository.recordConfirmed.mockResolvedValueOnce({ status: 'COMPLETED', endedAt: NOW });
    expect(await activities.CompleteClaimActivity(completion)).toMatchObject({
      ended_at: NOW.toISOString(),
    });
    expect(deps.bridge.completeClaim).not.toHaveBeenCalled();
  });

  it('comes again where the directory has not completed yet', async () => {
    deps.bridge.completeClaim.mockResolvedValueOnce({ status: 'CONFIRMED' });
    await expect(activities.CompleteClaimActivity(completion)).rejects.toEqual(
      refused('ResourceConflict', true),
    );
    expect(deps.repository.end).not.toHaveBeenCalled();
  });

  it("passes on the end of the directory's period", async () => {
    const refusal = new BridgeError('ClaimCompletionPeriodNotEnded', 'CompleteClaim', {
      notBefore: NOW,
    });
    deps.bridge.completeClaim.mockRejectedValueOnce(refusal);
    await expect(activities.CompleteClaimActivity(completion)).rejects.toMatchObject({
      nonRetryable: true,
      details: [{ not_before: NOW.toISOString() }],
    });
  });
});

describe('CancelClaimActivity and ExpireClaimActivity', () => {
  it('cancel at the directory, and end the row each with its own word', async () => {
    expect(await activities.CancelClaimActivity(cancellation)).toMatchObject({
      status: 'CANCELLED',
    });
    expect(await activities.ExpireClaimActivity({ ...ref, request_id: ID })).toMatchObject({
      status: 'EXPIRED',
    });
    expect(deps.bridge.cancelClaim.mock.calls.map(([{ reason }]) => reason)).toEqual([
      'FRAUD',
      'DEFAULT_OPERATION',
    ]);
  });

  it('are done where the row has ended', async () => {
    deps.repository.recordCancelling.mockResolvedValueOnce({ status: 'COMPLETED', endedAt: NOW });
    expect(await activities.CancelClaimActivity(cancellation)).toMatchObject({
      status: 'COMPLETED',
    });
    expect(deps.bridge.cancelClaim).not.toHaveBeenCalled();
  });
});

describe('GetClaimStatusActivity', () => {
  it('answers the state and the ends of the periods', async () => {
    deps.bridge.getClaim.mockResolvedValueOnce({
      claimId: 'directory-claim',
      status: 'CONFIRMED',
      completionPeriodEnd: NOW,
    });
    expect(await activities.GetClaimStatusActivity(ref)).toEqual({
      status: 'CONFIRMED',
      completion_period_end: NOW.toISOString(),
    });
  });

  it('refuses a claim that the directory does not know', async () => {
    deps.bridge.getClaim.mockResolvedValueOnce(undefined);
    await expect(activities.GetClaimStatusActivity(ref)).rejects.toEqual(refused('NotFound'));
  });
});

describe('PublishClaimEventActivity', () => {
  it('publishes a CloudEvent keyed by the claim, with its id as it came', async () => {
    await activities.PublishClaimEventActivity({
      ...claim,
      event_id: 'claim-test-001/dict.claim.cancelled',
      event_type: 'dict.claim.cancelled',
      time: NOW.toISOString(),
      reason: 'FRAUD',
    });
    expect(deps.events.publish).toHaveBeenCalledWith({
      specversion: '1.0',
      id: 'claim-test-001/dict.claim.cancelled',
      source: '/conn-dict-worker',
      type: 'dict.claim.cancelled',
      subject: 'TEST-001',
      time: NOW.toISOString(),
      datacontenttype: 'application/json',
      partitionkey: 'TEST-001',
      data: { ...claim, status: 'CANCELLED', reason: 'FRAUD' },
    });
  });
});
