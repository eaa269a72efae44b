import { CancellationScope, workflowInfo } from '@temporalio/workflow';
import { activities } from './claim-activity-options.js';
import type { ClaimRun } from './claim-run.js';

/** Opens the claim and tells the donor. A claim that an earlier run brought to its end comes back ended. */
export async function openClaim(run: ClaimRun): Promise<void> {
  const { ended, directory_entry_id } = await activities.ValidateClaimEligibilityActivity(
    run.input,
  );
  if (ended) {
    const reason = ended.reason === undefined ? {} : { reason: ended.reason };
    run.apply({ type: 'ENDED', status: ended.status, endedAt: ended.ended_at, ...reason });
    return;
  }
  // Not to be cancelled half-way: only its answer says what a cancelled workflow has to take back.
  await CancellationScope.nonCancellable(() => createClaim(run, directory_entry_id));
}

async function createClaim(run: ClaimRun, directoryEntryId?: string): Promise<void> {
  const { directory_claim_id } = await activities.CreateClaimActivity({
    ...run.input,
    request_id: run.requestIds.create,
    workflow_id: workflowInfo().workflowId,
    ...(directoryEntryId ? { directory_entry_id: directoryEntryId } : {}),
  });
  run.apply({
    type: 'OPENED',
    directoryClaimId: directory_claim_id,
    ...(directoryEntryId ? { directoryEntryId } : {}),
  });
  await activities.NotifyDonorActivity({
    claim_id: run.claim.claimId,
    directory_claim_id,
    donor_ispb: run.claim.donorIspb,
    request_id: run.requestIds.notifyDonor,
  });
  run.apply({ type: 'DONOR_NOTIFIED' });
  run.tell('dict.claim.created');
}
