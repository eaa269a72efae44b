import { cancelClaimShape, type ClaimEnd, type ClaimStepResult } from '@conn-dict/contracts';
import type { ClaimReason } from '@conn-dict/dict';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { ClaimActivityDeps } from './claim-deps.js';

export function createCancelClaim(deps: ClaimActivityDeps) {
  return defineActivity(cancelClaimShape, (claim) => cancelAtDirectory(deps, claim, 'CANCELLED'));
}

interface Cancelling {
  readonly claimId: string;
  readonly directoryClaimId: string;
  readonly reason: ClaimReason;
  readonly decidedBy?: string;
  readonly requestId: string;
}

/** Cancels at the directory; the row then shows `end`. */
export async function cancelAtDirectory(
  { repository, bridge, clock }: ClaimActivityDeps,
  { claimId, directoryClaimId, reason, decidedBy, requestId }: Cancelling,
  end: Exclude<ClaimEnd, 'COMPLETED'>,
): Promise<ClaimStepResult> {
  const row = await repository.recordCancelling({
    claimId,
    directoryClaimId,
    reason,
    cancelRequestId: requestId,
    ...(decidedBy === undefined ? {} : { decidedBy }),
  });
  if (row.endedAt) return { status: row.status, ended_at: row.endedAt.toISOString() };
  await bridge.cancelClaim({ claimId: directoryClaimId, reason, requestId });
  const endedAt = await repository.end({ claimId, status: end, endedAt: clock.now() });
  return { status: end, ended_at: endedAt.toISOString() };
}
