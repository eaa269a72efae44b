import type { EntryActivities } from '@conn-dict/contracts';
import {
  ATTEMPT,
  HEARTBEAT,
  LOCAL_TRY,
  RETRY,
  proxyTwoSpeedActivities,
  type TwoSpeedOptions,
} from '@conn-dict/workflow-kit';

/** An outage that is longer than this is nothing that an entry's process has to live through by itself. */
const OUTAGE = '45 days';

/** A step that leaves the entry in between until it is done. */
const essential: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: OUTAGE,
    retry: RETRY,
  },
};

/** A question before anything has changed: a day without the directory or PostgreSQL ends the run. */
const preliminary: TwoSpeedOptions = {
  local: LOCAL_TRY,
  durable: {
    startToCloseTimeout: ATTEMPT,
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: '24h',
    retry: RETRY,
  },
};

/** Consumers must get every event: tried for as long as a broker can be expected to come back. */
const event: TwoSpeedOptions = {
  local: LOCAL_TRY,
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
