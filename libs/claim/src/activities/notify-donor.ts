import { BridgeError } from '@conn-dict/bridge';
import { notifyDonorShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { ClaimActivityDeps } from './claim-deps.js';

export function createNotifyDonor({ bridge, repository }: ClaimActivityDeps) {
  return defineActivity(
    notifyDonorShape,
    async ({ claimId, directoryClaimId, donorIspb, requestId }) => {
      await unlessUnimplemented(
        bridge.notifyParticipant({
          kind: 'CLAIM_OPENED',
          participantIspb: donorIspb,
          claimId: directoryClaimId,
          requestId,
        }),
      );
      await repository.recordDonorNotified({ claimId, directoryClaimId });
      return { status: 'WAITING_RESOLUTION' as const };
    },
  );
}

/** A Bridge that cannot tell participants leaves it to the directory, where they find claims by polling. */
export async function unlessUnimplemented(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof BridgeError && error.type === 'BridgeUnimplemented')) throw error;
  }
}
