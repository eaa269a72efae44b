import { unlessUnimplemented } from '@conn-dict/bridge';
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
