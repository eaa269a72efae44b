import type { ClaimWorkflowActivities } from '@conn-dict/contracts';
import { proxyTwoSpeedActivities, type TwoSpeedOptions } from '@conn-dict/workflow-kit';

/** A claim lives at most this long: 30 days of waiting, then time for an outage to pass. */
const CLAIM_LIFE = '45 days';
export const CLAIM_LIFE_MS = 45 * 86_400_000;

/**
 * First try, inside the worker: one database statement and one or two calls of the Bridge take milliseconds. One
 * attempt of five seconds: a workflow task must not be held longer, an outage is the other speed's, and the timer of
 * a second local attempt leaks in the SDK (temporalio/sdk-rust#1454).
 */
const LOCAL = {
  startToCloseTimeout: '5s',
  scheduleToCloseTimeout: '6s',
  retry: { maximumAttempts: 1 },
} as const;

/** Longer than two calls at BRIDGE_GRPC_TIMEOUT's default of 30 s and a statement's time-out, so that they give up first. */
const ATTEMPT = '75s';

/**
 * An attempt that was lost with its worker is done again after it. The worker heartbeats three times as often by
 * itself, so that it is lost to no busy moment; one that is given to another worker while it goes on does no harm.
 */
const HEARTBEAT = '15s';

/** Outlives outages of any length that the claim itself outlives; a minute's ceiling finds their end soon. */
const RETRY_FOR_LIFE = {
  initialInterval: '1s',
  backoffCoefficient: 2,
  maximumInterval: '1m',
} as const;

/** A step that the claim cannot go on without. */
const essential: TwoSpeedOptions = {
  local: LOCAL,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: CLAIM_LIFE,
    retry: RETRY_FOR_LIFE,
  },
};

/** A question before anything exists: a day without the directory or PostgreSQL ends the start. */
const preliminary: TwoSpeedOptions = {
  local: LOCAL,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: '24h',
    retry: RETRY_FOR_LIFE,
  },
};

/** A courtesy: the key has moved whether or not the participants were told; a day of tries, then it is let go. */
const courtesy: TwoSpeedOptions = {
  local: LOCAL,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: '24h',
    retry: { ...RETRY_FOR_LIFE, maximumInterval: '10m' },
  },
};

/** Consumers must get every event: tried for as long as a broker can be expected to come back. */
const event: TwoSpeedOptions = {
  local: LOCAL,
  durable: {
    startToCloseTimeout: '30s',
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: CLAIM_LIFE,
    retry: RETRY_FOR_LIFE,
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
