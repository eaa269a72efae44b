import type { InfractionActivities } from '@conn-dict/contracts';
import { proxyTwoSpeedActivities, type TwoSpeedOptions } from '@conn-dict/workflow-kit';

/** Longest that a step outlives an outage: as long as the investigation itself, and half as long again. */
const INFRACTION_LIFE = '45 days';
export const INFRACTION_LIFE_MS = 45 * 86_400_000;

/**
 * First try, inside the worker: one or two statements and at most two calls of the Bridge take milliseconds. One
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

/** The worker heartbeats three times as often by itself; an attempt that was lost with its worker is done again after it. */
const HEARTBEAT = '15s';

/** Outlives outages of any length that the investigation itself outlives; a minute's ceiling finds their end soon. */
const RETRY_FOR_LIFE = {
  initialInterval: '1s',
  backoffCoefficient: 2,
  maximumInterval: '1m',
} as const;

/** A step that the investigation cannot go on without. */
const essential: TwoSpeedOptions = {
  local: LOCAL,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: INFRACTION_LIFE,
    retry: RETRY_FOR_LIFE,
  },
};

/** A question before anything exists: a day without the directory or PostgreSQL ends the start. */
const preliminary: TwoSpeedOptions = {
  local: LOCAL,
  durable: { ...essential.durable, scheduleToCloseTimeout: '24h' },
};

/** Stops nothing, and is tried until it is out; nobody reads it within a minute, so that an outage costs few tries. */
const notification: TwoSpeedOptions = {
  local: LOCAL,
  durable: { ...essential.durable, retry: { ...RETRY_FOR_LIFE, maximumInterval: '10m' } },
};

/** Consumers must get every event: tried for as long as a broker can be expected to come back. */
const event: TwoSpeedOptions = {
  local: LOCAL,
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
