import { proxyTwoSpeedActivities, type TwoSpeedOptions } from '@conn-dict/workflow-kit';
import { proxyActivities } from '@temporalio/workflow';
import type { NoopEntrySteps, NoopSteps } from './noop-steps.js';

/** The numbers of libs/claim's `claim-activity-options.ts`, and of libs/entry's. */
const OPTIONS = {
  local: {
    startToCloseTimeout: '5s',
    scheduleToCloseTimeout: '6s',
    retry: { maximumAttempts: 1 },
  },
  durable: {
    startToCloseTimeout: '75s',
    scheduleToCloseTimeout: '45 days',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
  },
} as const satisfies TwoSpeedOptions;

export const twoSpeedSteps = proxyTwoSpeedActivities<NoopSteps>({
  ValidateClaimEligibilityActivity: OPTIONS,
  CreateClaimActivity: OPTIONS,
  NotifyDonorActivity: OPTIONS,
  CompleteClaimActivity: OPTIONS,
  UpdateEntryOwnershipActivity: OPTIONS,
  SendClaimConfirmationActivity: OPTIONS,
  PublishClaimEventActivity: OPTIONS,
});

export const entrySteps = proxyTwoSpeedActivities<NoopEntrySteps>({
  ValidateEntryActivity: OPTIONS,
  CreateEntryActivity: OPTIONS,
  ActivateEntryActivity: OPTIONS,
  PublishEntryEventActivity: OPTIONS,
});

export const ordinarySteps = proxyActivities<NoopSteps>(OPTIONS.durable);
