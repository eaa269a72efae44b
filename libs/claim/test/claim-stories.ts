import { setTimeout as pause } from 'node:timers/promises';
import {
  CANCEL_CLAIM_UPDATE,
  CLAIM_STATUS_QUERY,
  type ClaimStatusAnswer,
} from '@conn-dict/contracts';
import { CLAIM, type ClaimHandle } from './claim-workflow-world.js';
import type { FakeClaimActivities } from './fake-claim-activities.js';

/** A path through the workflow of which a history is kept. */
export interface ClaimStory {
  readonly name: string;
  readonly story: string;
  readonly input?: unknown;
  readonly prepare?: (fake: FakeClaimActivities) => void;
  /** Brings the claim to its end; its result is awaited, whatever it is, after that. */
  readonly tell: (claim: ClaimHandle) => Promise<void>;
}

async function waiting(claim: ClaimHandle): Promise<void> {
  for (;;) {
    const { status } = await claim.query<ClaimStatusAnswer>(CLAIM_STATUS_QUERY);
    if (status === 'WAITING_RESOLUTION') return;
    await pause(20);
  }
}

async function validated(claim: ClaimHandle): Promise<void> {
  for (;;) {
    const { events } = await claim.fetchHistory();
    if (events?.some((event) => event.activityTaskScheduledEventAttributes)) return;
    await pause(20);
  }
}

async function afterWaiting(claim: ClaimHandle, act: () => Promise<unknown>): Promise<void> {
  await waiting(claim);
  await act();
}

export const CLAIM_STORIES: readonly ClaimStory[] = [
  {
    name: 'confirmed',
    story: 'confirmed by a signal, every step at the first try',
    tell: (claim) => afterWaiting(claim, () => claim.signal('confirm')),
  },
  {
    name: 'cancelled-by-update',
    story: 'cancelled by an update, after a signal that could not be read',
    tell: (claim) =>
      afterWaiting(claim, async () => {
        await claim.signal('cancel', { reason: 'NO_SUCH_REASON' });
        await claim.executeUpdate(CANCEL_CLAIM_UPDATE, { args: [{ reason: 'FRAUD' }] });
      }),
  },
  {
    name: 'expired',
    story: 'nobody decided in 30 days',
    tell: () => Promise.resolve(),
  },
  {
    name: 'outage',
    story: 'the Bridge was away while the claim was created and while it was completed',
    prepare: (fake) => {
      fake.refuse('CreateClaimActivity', 'BridgeUnavailable', { times: 4, retryable: true });
      fake.refuse('CompleteClaimActivity', 'BridgeUnavailable', { times: 4, retryable: true });
    },
    tell: (claim) => afterWaiting(claim, () => claim.signal('confirm')),
  },
  {
    name: 'period-not-ended',
    story: 'confirmed before the completion period had ended',
    input: { ...CLAIM, claim_type: 'OWNERSHIP' },
    prepare: (fake) =>
      fake.refuse('CompleteClaimActivity', 'ClaimCompletionPeriodNotEnded', { times: 2 }),
    tell: (claim) => afterWaiting(claim, () => claim.signal('confirm')),
  },
  {
    name: 'adopted-cancellation',
    story: 'confirmed here, cancelled at the directory meanwhile',
    prepare: (fake) =>
      fake.before('CompleteClaimActivity', () => {
        fake.directoryStatus = 'CANCELLED';
      }),
    tell: (claim) => afterWaiting(claim, () => claim.signal('confirm')),
  },
  {
    name: 'refused-at-completion',
    story: 'completion refused for good: taken back, recorded, failed',
    prepare: (fake) => fake.refuse('CompleteClaimActivity', 'Forbidden'),
    tell: (claim) => afterWaiting(claim, () => claim.signal('confirm')),
  },
  {
    name: 'taken-back-by-its-state',
    story:
      'completion refused, its taking back too: taken back from where the directory says that it stands',
    prepare: (fake) => {
      fake.refuse('CompleteClaimActivity', 'Forbidden');
      fake.refuse('CancelClaimActivity', 'InvalidReason');
    },
    tell: (claim) => afterWaiting(claim, () => claim.signal('confirm')),
  },
  {
    name: 'taken-back-later',
    story: 'completion refused, and every call for an hour: recorded, then taken back',
    prepare: (fake) => {
      fake.refuse('CompleteClaimActivity', 'Forbidden');
      fake.refuse('CancelClaimActivity', 'Forbidden');
      fake.refuse('TakeBackClaimActivity', 'Forbidden', { times: 6 });
    },
    tell: (claim) => afterWaiting(claim, () => claim.signal('confirm')),
  },
  {
    name: 'completed-after-all',
    story: 'completed at the directory by a call whose answer was lost, then refused',
    prepare: (fake) => {
      fake.before('CompleteClaimActivity', () => {
        fake.directoryStatus = 'COMPLETED';
      });
      fake.refuse('CompleteClaimActivity', 'Forbidden');
      fake.refuse('CancelClaimActivity', 'ClaimOperationInvalid');
    },
    tell: (claim) => afterWaiting(claim, () => claim.signal('confirm')),
  },
  {
    name: 'entry-stored-later',
    story: 'completed, but the directory would not show the entry at first',
    prepare: (fake) => fake.refuse('UpdateEntryOwnershipActivity', 'Forbidden', { times: 3 }),
    tell: (claim) => afterWaiting(claim, () => claim.signal('confirm')),
  },
  {
    name: 'refused-by-rules',
    story: 'refused before it existed',
    prepare: (fake) => fake.refuse('ValidateClaimEligibilityActivity', 'ClaimTypeInconsistent'),
    tell: () => Promise.resolve(),
  },
  {
    name: 'workflow-cancelled',
    story: 'the workflow was cancelled while it waited',
    tell: (claim) => afterWaiting(claim, () => claim.cancel()),
  },
  {
    name: 'workflow-cancelled-early',
    story: 'the workflow was cancelled while PostgreSQL was away, before the claim existed',
    prepare: (fake) =>
      fake.refuse('ValidateClaimEligibilityActivity', 'StorageUnavailable', {
        times: 4,
        retryable: true,
      }),
    tell: async (claim) => {
      await validated(claim);
      await claim.cancel();
    },
  },
  {
    name: 'invalid-input',
    story: 'bad input',
    input: { ...CLAIM, claimer_ispb: '123456789' },
    tell: () => Promise.resolve(),
  },
];
