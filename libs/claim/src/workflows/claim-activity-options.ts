import type { ClaimWorkflowActivities } from '@conn-dict/contracts';
import {
  ATTEMPT,
  HEARTBEAT,
  LOCAL_TRY,
  RETRY,
  proxyTwoSpeedActivities,
  type TwoSpeedOptions,
} from '@conn-dict/workflow-kit';

/** A claim lives at most this long: 30 days of waiting, then time for an outage to pass. */
const CLAIM_LIFE = '45 days';
export const CLAIM_LIFE_MS = 45 * 86_400_000;

/** A step that the claim cannot go on without. */
const essential: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: CLAIM_LIFE,
    retry: RETRY,
  },
};

/** A question before anything exists: a day without the directory or PostgreSQL ends the start. */
const preliminary: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: '24h',
    retry: RETRY,
  },
};

/** A courtesy: the key has moved whether or not the participants were told; a day of tries, then it is let go. */
const courtesy: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: '24h',
    retry: { ...RETRY, maximumInterval: '10m' },
  },
};

/** Consumers must get every event: tried for as long as a broker can be expected to come back. */
const event: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: {
    startToCloseTimeout: '30s',
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: CLAIM_LIFE,
    retry: RETRY,
  },
};

export const activities = proxyTwoSpeedActivities<ClaimWorkflowActivities>({
  ValidateClaimEligibilityActivity: preliminary,
  CreateClaimActivity: essential,
  NotifyDonorActivity: essential,
  GetClaimStatusActivity: essential,
  CompleteClaimActivity: essential,
  CancelClaimActivity: essential,
  TakeBackClaimActivity: essential,
  ExpireClaimActivity: essential,
  UpdateEntryOwnershipActivity: essential,
  SendClaimConfirmationActivity: courtesy,
  RecordClaimFailureActivity: essential,
  PublishClaimEventActivity: event,
});
