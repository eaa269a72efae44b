import type { ClaimEnd, ClaimStepResult } from '@conn-dict/contracts';
import { failureTypeOf, persist } from '@conn-dict/workflow-kit';
import { log } from '@temporalio/workflow';
import { CLAIM_LIFE_MS, activities } from './claim-activity-options.js';
import { refOf, type ClaimRun } from './claim-run.js';

/**
 * Follows a key that has moved at the directory: stores its entry, tells everybody.
 *
 * Nothing can take that back. Where the directory will not show the entry, the claim is told as completed, which it
 * is, and the run goes on until it has the entry.
 *
 * @throws what the last try was refused with, after 45 days
 */
export async function followMove(run: ClaimRun, completed: ClaimStepResult): Promise<void> {
  try {
    await storeEntry(run);
    tellCompleted(run, completed);
  } catch (refusal) {
    tellCompleted(run, completed);
    const onRefusal = (error: unknown): void => {
      const failure_type = failureTypeOf(error) ?? 'StepTimedOut';
      log.error('entry of a completed claim not stored', { ...idsOf(run), failure_type });
      run.note(`its entry is not stored yet: ${failure_type}`);
    };
    await persist(() => storeEntry(run), { refusal, forMs: CLAIM_LIFE_MS, onRefusal });
  }
  await announce(run);
}

function storeEntry({ claim, requestIds, state }: ClaimRun): Promise<void> {
  const { directoryEntryId } = state;
  return activities.UpdateEntryOwnershipActivity({
    entry_id: claim.entryId,
    claim_id: claim.claimId,
    claimer_ispb: claim.claimerIspb,
    request_id: requestIds.complete,
    ...(directoryEntryId ? { directory_entry_id: directoryEntryId } : {}),
  });
}

function tellCompleted(run: ClaimRun, completed: ClaimStepResult): void {
  end(run, 'COMPLETED', completed);
  run.tell('dict.claim.completed');
}

/** The key has moved: that the participants could not be told is seen in the logs, and does not undo it. */
async function announce(run: ClaimRun): Promise<void> {
  try {
    await activities.SendClaimConfirmationActivity({
      ...refOf(run),
      claimer_ispb: run.claim.claimerIspb,
      donor_ispb: run.claim.donorIspb,
      claimer_request_id: run.requestIds.announceToClaimer,
      donor_request_id: run.requestIds.announceToDonor,
    });
  } catch (error) {
    const failure_type = failureTypeOf(error) ?? 'unknown';
    log.warn('claim confirmation not sent', { ...idsOf(run), failure_type });
  }
}

/** Brings the run to its business end. */
export function end(run: ClaimRun, status: ClaimEnd, step: ClaimStepResult): void {
  run.apply({
    type: 'ENDED',
    status,
    endedAt: step.ended_at ?? new Date(Date.now()).toISOString(),
  });
}

function idsOf({ claim }: ClaimRun): { claim_id: string } {
  return { claim_id: claim.claimId };
}
