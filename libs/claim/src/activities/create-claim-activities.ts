import type { ClaimActivities } from '@conn-dict/contracts';
import { createCancelClaim } from './cancel-claim.js';
import type { ClaimActivityDeps } from './claim-deps.js';
import { createCompleteClaim } from './complete-claim.js';
import { createCreateClaim } from './create-claim.js';
import { createExpireClaim } from './expire-claim.js';
import { createGetClaimStatus } from './get-claim-status.js';
import { createNotifyDonor } from './notify-donor.js';
import { createPublishClaimEvent } from './publish-claim-event.js';
import { createRecordClaimFailure } from './record-claim-failure.js';
import { createSendClaimConfirmation } from './send-claim-confirmation.js';
import { createTakeBackClaim } from './take-back-claim.js';
import { createValidateClaimEligibility } from './validate-claim-eligibility.js';

/** Binds the claim domain's own activities to what they work with. */
export function createClaimActivities(deps: ClaimActivityDeps): ClaimActivities {
  return {
    ValidateClaimEligibilityActivity: createValidateClaimEligibility(deps),
    CreateClaimActivity: createCreateClaim(deps),
    NotifyDonorActivity: createNotifyDonor(deps),
    GetClaimStatusActivity: createGetClaimStatus(deps),
    CompleteClaimActivity: createCompleteClaim(deps),
    CancelClaimActivity: createCancelClaim(deps),
    ExpireClaimActivity: createExpireClaim(deps),
    TakeBackClaimActivity: createTakeBackClaim(deps),
    SendClaimConfirmationActivity: createSendClaimConfirmation(deps),
    RecordClaimFailureActivity: createRecordClaimFailure(deps),
    PublishClaimEventActivity: createPublishClaimEvent(deps),
  };
}
