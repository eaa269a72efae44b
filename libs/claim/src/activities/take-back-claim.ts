import { BridgeError, type DirectoryClaim } from '@conn-dict/bridge';
import { OPEN_CLAIM_STATUSES, takeBackClaimShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { takeBackReason } from '../model/take-back-reason.js';
import type { ClaimActivityDeps, ClaimBridge } from './claim-deps.js';

export function createTakeBackClaim({ bridge, repository, clock }: ClaimActivityDeps) {
  return defineActivity(
    takeBackClaimShape,
    async ({ claimId, directoryClaimId, requestId, runToken }) => {
      const claim = await findClaim(bridge, directoryClaimId);
      if (claim?.status === 'COMPLETED') {
        const endedAt = claim.completedAt ?? clock.now();
        await repository.adoptCompletion({ claimId, runToken, endedAt });
        return { status: claim.status, ended_at: endedAt.toISOString() };
      }
      if (claim && OPEN_CLAIM_STATUSES.some((status) => status === claim.status)) {
        const reason = takeBackReason(claim.status);
        await bridge.cancelClaim({ claimId: directoryClaimId, reason, requestId });
      }
      return { status: 'CANCELLED' as const };
    },
  );
}

/** Reads the claim; `undefined` where the directory has none, or none any more. */
async function findClaim(
  bridge: ClaimBridge,
  claimId: string,
): Promise<DirectoryClaim | undefined> {
  try {
    return await bridge.getClaim(claimId);
  } catch (error) {
    if (error instanceof BridgeError && error.type === 'Gone') return undefined;
    throw error;
  }
}
