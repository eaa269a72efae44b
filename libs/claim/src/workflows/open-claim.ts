import type { ValidateClaimEligibilityResult } from '@conn-dict/contracts';
import { CancellationScope, isCancellation, workflowInfo } from '@temporalio/workflow';
import { activities } from './claim-activity-options.js';
import { takesUpLostTask } from './claim-patches.js';
import type { ClaimRun } from './claim-run.js';

/**
 * Opens the claim and tells the donor. A claim that an earlier run brought to its end comes back ended.
 *
 * A workflow task that is lost with its worker may have come to any point, the claim's end included, and leaves
 * nothing in the history. What it did is known by the run's token on the row: the steps are then taken once more, and
 * each gives its first answer.
 */
export async function openClaim(run: ClaimRun): Promise<void> {
  const found = await validateClaim(run);
  if (found.ended && !isOwn(run, found)) {
    const { status, ended_at, reason } = found.ended;
    run.apply({
      type: 'ENDED',
      status,
      endedAt: ended_at,
      ...(reason === undefined ? {} : { reason }),
    });
    return;
  }
  // Not to be cancelled half-way: only its answer says what a cancelled workflow has to take back.
  await CancellationScope.nonCancellable(() => createClaim(run, found.directory_entry_id));
}

async function validateClaim(run: ClaimRun): Promise<ValidateClaimEligibilityResult> {
  try {
    return await activities.ValidateClaimEligibilityActivity(run.input);
  } catch (error) {
    if (isCancellation(error) && takesUpLostTask()) {
      await CancellationScope.nonCancellable(() => takeUpLostTask(run));
    }
    throw error;
  }
}

/** Learns from the steps' first answers what a cancelled workflow has to take back. */
async function takeUpLostTask(run: ClaimRun): Promise<void> {
  const found = await activities.ValidateClaimEligibilityActivity(run.input);
  if (isOwn(run, found)) await createClaim(run, found.directory_entry_id);
}

function isOwn({ requestIds }: ClaimRun, { run_token }: ValidateClaimEligibilityResult): boolean {
  return run_token === requestIds.create;
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
