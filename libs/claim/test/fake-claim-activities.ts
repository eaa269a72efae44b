import type {
  ClaimStatus,
  ClaimWorkflowActivities,
  PublishClaimEventInput,
} from '@conn-dict/contracts';
import { createStepRecorder, toRefusal, type StepRecorder } from '@conn-dict/testing';

type Name = keyof ClaimWorkflowActivities;

/** Activities over one claim in memory: what the workflow called, and what the directory then holds. */
export interface FakeClaimActivities extends Omit<StepRecorder<Name>, 'step'> {
  readonly activities: ClaimWorkflowActivities;
  /** Where the directory says that the claim stands; set it to let the directory decide by itself. */
  directoryStatus: ClaimStatus;
  /** Lets a step find its row ended so. */
  endAs(name: Name, status: ClaimStatus): void;
  eventTypes(): string[];
}

export function createFakeClaimActivities(): FakeClaimActivities {
  const { step: recorded, ...recorder } = createStepRecorder<Name>();
  const ends = new Map<Name, ClaimStatus>();
  let hasRow = false;

  const step = <R>(name: Name, effect: () => R) =>
    recorded(name, () => {
      const ended = ends.get(name);
      return ended ? (move(ended)() as R) : effect();
    });
  const move = (status: ClaimStatus) => () => {
    fake.directoryStatus = status;
    return { status, ended_at: new Date().toISOString() };
  };

  const fake: FakeClaimActivities = {
    ...recorder,
    directoryStatus: 'OPEN',
    activities: {
      ValidateClaimEligibilityActivity: step('ValidateClaimEligibilityActivity', () => ({})),
      CreateClaimActivity: step('CreateClaimActivity', () => {
        hasRow = true;
        return { directory_claim_id: 'directory-claim' };
      }),
      NotifyDonorActivity: step('NotifyDonorActivity', move('WAITING_RESOLUTION')),
      GetClaimStatusActivity: step('GetClaimStatusActivity', () => ({
        status: fake.directoryStatus,
      })),
      CompleteClaimActivity: step('CompleteClaimActivity', () => {
        if (fake.directoryStatus === 'CANCELLED') {
          throw toRefusal('ClaimOperationInvalid');
        }
        return move('COMPLETED')();
      }),
      CancelClaimActivity: step('CancelClaimActivity', move('CANCELLED')),
      TakeBackClaimActivity: step('TakeBackClaimActivity', () =>
        move(fake.directoryStatus === 'COMPLETED' ? 'COMPLETED' : 'CANCELLED')(),
      ),
      ExpireClaimActivity: step('ExpireClaimActivity', () => ({
        ...move('CANCELLED')(),
        status: 'EXPIRED' as const,
      })),
      UpdateEntryOwnershipActivity: step('UpdateEntryOwnershipActivity', () => undefined),
      SendClaimConfirmationActivity: step('SendClaimConfirmationActivity', () => undefined),
      RecordClaimFailureActivity: step('RecordClaimFailureActivity', () => ({ recorded: hasRow })),
      PublishClaimEventActivity: step('PublishClaimEventActivity', () => undefined),
    },
    endAs: (name, status) => void ends.set(name, status),
    eventTypes: () =>
      recorder
        .inputsOf('PublishClaimEventActivity')
        .map((input) => (input as unknown as PublishClaimEventInput).event_type),
  };
  return fake;
}
