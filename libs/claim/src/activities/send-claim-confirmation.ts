import { unlessUnimplemented } from '@conn-dict/bridge';
import { sendClaimConfirmationShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { ClaimActivityDeps } from './claim-deps.js';

export function createSendClaimConfirmation({ bridge }: ClaimActivityDeps) {
  return defineActivity(sendClaimConfirmationShape, async (claim) => {
    const tell = (participantIspb: string, requestId: string) =>
      unlessUnimplemented(
        bridge.notifyParticipant({
          kind: 'CLAIM_COMPLETED',
          participantIspb,
          claimId: claim.directoryClaimId,
          requestId,
        }),
      );
    await Promise.all([
      tell(claim.claimerIspb, claim.claimerRequestId),
      tell(claim.donorIspb, claim.donorRequestId),
    ]);
  });
}
