import {
  STATUS_OF_CLAIM_EVENT,
  publishClaimEventShape,
  type ClaimEventData,
} from '@conn-dict/contracts';
import { toCloudEvent } from '@conn-dict/events';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { ClaimActivityDeps } from './claim-deps.js';

export function createPublishClaimEvent({ events }: ClaimActivityDeps) {
  return defineActivity(publishClaimEventShape, async ({ eventId, eventType, time, ...claim }) => {
    const data: ClaimEventData = {
      claim_id: claim.claimId,
      entry_id: claim.entryId,
      claim_type: claim.claimType,
      claimer_ispb: claim.claimerIspb,
      donor_ispb: claim.donorIspb,
      status: STATUS_OF_CLAIM_EVENT[eventType],
      ...(claim.reason ? { reason: claim.reason } : {}),
      ...(claim.failureType ? { failure_type: claim.failureType } : {}),
    };
    await events.publish(
      toCloudEvent({ id: eventId, type: eventType, subject: claim.claimId, time, data }),
    );
  });
}
