import type { InfractionActivities } from '@conn-dict/contracts';
import {
  ATTEMPT,
  HEARTBEAT,
  LOCAL_TRY,
  RETRY,
  proxyTwoSpeedActivities,
  type TwoSpeedOptions,
} from '@conn-dict/workflow-kit';

/** Longest that a step outlives an outage: as long as the investigation itself, and half as long again. */
const INFRACTION_LIFE = '45 days';
export const INFRACTION_LIFE_MS = 45 * 86_400_000;

/** A step that the investigation cannot go on without. */
const essential: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: INFRACTION_LIFE,
    retry: RETRY,
  },
};

/** A question before anything exists: a day without the directory or PostgreSQL ends the start. */
const preliminary: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: { ...essential.durable, scheduleToCloseTimeout: '24h' },
};

/** Stops nothing, and is tried until it is out; nobody reads it within a minute, so that an outage costs few tries. */
const notification: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: { ...essential.durable, retry: { ...RETRY, maximumInterval: '10m' } },
};

/** Consumers must get every event: tried for as long as a broker can be expected to come back. */
const event: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: { ...essential.durable, startToCloseTimeout: '30s' },
};

export const activities = proxyTwoSpeedActivities<InfractionActivities>({
  ValidateInfractionEligibilityActivity: preliminary,
  CreateInfractionActivity: essential,
  InvestigateInfractionActivity: essential,
  AddEvidenceActivity: essential,
  EscalateInfractionActivity: essential,
  ResolveInfractionActivity: essential,
  DismissInfractionActivity: essential,
  ExpireInfractionActivity: essential,
  CancelInfractionActivity: essential,
  WithdrawInfractionReportActivity: essential,
  GetInfractionStatusActivity: essential,
  RecordInfractionFailureActivity: essential,
  NotifyReportedParticipantActivity: notification,
  NotifyBacenActivity: notification,
  PublishInfractionEventActivity: event,
});
