import { BridgeError, type DecideDirectoryClaim } from '@conn-dict/bridge';
import { completeClaimShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { ClaimActivityDeps, ClaimBridge } from './claim-deps.js';

export function createCompleteClaim({ bridge, repository, clock }: ClaimActivityDeps) {
  return defineActivity(completeClaimShape, async (decision) => {
    const row = await repository.recordConfirmed(decision);
    if (row.endedAt) return { status: row.status, ended_at: row.endedAt.toISOString() };

    const { claimId, directoryClaimId, reason, confirmRequestId, completeRequestId } = decision;
    await confirmUnlessDone(bridge, {
      claimId: directoryClaimId,
      reason,
      requestId: confirmRequestId,
    });
    const completed = await bridge.completeClaim({
      claimId: directoryClaimId,
      reason,
      requestId: completeRequestId,
    });
    if (completed.status !== 'COMPLETED')
      throw new BridgeError('ResourceConflict', 'CompleteClaim');
    const endedAt = await repository.end({
      claimId,
      status: 'COMPLETED',
      endedAt: completed.completedAt ?? clock.now(),
    });
    return { status: completed.status, ended_at: endedAt.toISOString() };
  });
}

/**
 * Confirms for the donor. A Bridge without that call confirms when it completes; one that finds the claim past its
 * confirmation says so, and the completion that follows finds out where it is.
 */
async function confirmUnlessDone(bridge: ClaimBridge, claim: DecideDirectoryClaim): Promise<void> {
  try {
    await bridge.confirmClaim(claim);
  } catch (error) {
    const isDone =
      error instanceof BridgeError &&
      (error.type === 'BridgeUnimplemented' || error.type === 'ClaimOperationInvalid');
    if (!isDone) throw error;
  }
}
