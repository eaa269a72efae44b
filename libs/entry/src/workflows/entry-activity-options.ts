import type { EntryActivities } from '@conn-dict/contracts';
import { proxyTwoSpeedActivities, type TwoSpeedOptions } from '@conn-dict/workflow-kit';

/** An outage that is longer than this is nothing that an entry's process has to live through by itself. */
const OUTAGE = '45 days';

/** First try, inside the worker; the reasons are those of a claim's steps (docs/adr/0005). */
const LOCAL = {
  startToCloseTimeout: '5s',
  scheduleToCloseTimeout: '6s',
  retry: { maximumAttempts: 1 },
} as const;

/** Longer than two calls at BRIDGE_GRPC_TIMEOUT's default of 30 s and a statement's time-out, so that they give up first. */
const ATTEMPT = '75s';

/** An attempt that was lost with its worker is done again after it; the worker heartbeats by itself (libs/worker-kit). */
const HEARTBEAT = '15s';

/** A minute's ceiling finds the end of an outage soon, and costs the directory few of its tokens. */
const RETRY = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' } as const;

/** A step that leaves the entry in between until it is done. */
const essential: TwoSpeedOptions = {
  local: LOCAL,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: OUTAGE,
    retry: RETRY,
  },
};

/** A question before anything has changed: a day without the directory or PostgreSQL ends the run. */
const preliminary: TwoSpeedOptions = {
  local: LOCAL,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: '24h',
    retry: RETRY,
  },
};

/** Consumers must get every event: tried for as long as a broker can be expected to come back. */
const event: TwoSpeedOptions = {
  local: LOCAL,
  durable: {
    startToCloseTimeout: '30s',
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: OUTAGE,
    retry: RETRY,
  },
};

export const activities = proxyTwoSpeedActivities<EntryActivities>({
  ValidateEntryActivity: preliminary,
  GetEntryStatusActivity: preliminary,
  CreateEntryActivity: essential,
  ActivateEntryActivity: essential,
  UpdateEntryActivity: essential,
  DeactivateEntryActivity: essential,
  DeleteEntryActivity: essential,
  RecordEntryFailureActivity: essential,
  PublishEntryEventActivity: event,
});
