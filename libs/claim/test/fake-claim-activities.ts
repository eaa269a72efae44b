import type {
  ClaimStatus,
  ClaimWorkflowActivities,
  PublishClaimEventInput,
} from '@conn-dict/contracts';
import { ApplicationFailure } from '@temporalio/common';

type Name = keyof ClaimWorkflowActivities;
export interface Call {
  readonly name: Name;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Activities over one claim in memory: what the workflow called, and what the directory then holds. */
export interface FakeClaimActivities {
  readonly activities: ClaimWorkflowActivities;
  readonly calls: readonly Call[];
  /** Where the directory says that the claim stands; set it to let the directory decide by itself. */
  directoryStatus: ClaimStatus;
  /** Lets the next `times` calls of a step fail with this type. */
  refuse(
    name: Name,
    type: string,
    options?: { times?: number; retryable?: boolean; notBefore?: Date },
  ): void;
  /** Lets a step find its row ended so. */
  endAs(name: Name, status: ClaimStatus): void;
  /** Runs before each call of a step; awaited. */
  before(name: Name, hook: () => Promise<void> | void): void;
  names(): Name[];
  eventTypes(): string[];
}

interface Refusal {
  readonly type: string;
  times: number;
  readonly retryable: boolean;
  readonly notBefore?: Date | undefined;
}

export function createFakeClaimActivities(): FakeClaimActivities {
  const calls: Call[] = [];
  const refusals = new Map<Name, Refusal>();
  const ends = new Map<Name, ClaimStatus>();
  const hooks = new Map<Name, () => Promise<void> | void>();
  let hasRow = false;

  const step =
    <R>(name: Name, effect: () => R) =>
    async (input: unknown): Promise<R> => {
      calls.push({ name, input: input as Call['input'] });
      await hooks.get(name)?.();
      const refusal = refusals.get(name);
      if (refusal && refusal.times-- > 0) throw toFailure(refusal);
      const ended = ends.get(name);
      return ended ? (move(ended)() as R) : effect();
    };
  const move = (status: ClaimStatus) => () => {
    fake.directoryStatus = status;
    return { status, ended_at: new Date().toISOString() };
  };

  const fake: FakeClaimActivities = {
    directoryStatus: 'OPEN',
    calls,
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
          throw toFailure({ type: 'ClaimOperationInvalid', times: 1, retryable: false });
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
    refuse: (name, type, { times = Infinity, retryable = false, notBefore } = {}) =>
      void refusals.set(name, { type, times, retryable, notBefore }),
    endAs: (name, status) => void ends.set(name, status),
    before: (name, hook) => void hooks.set(name, hook),
    names: () => calls.map(({ name }) => name),
    eventTypes: () =>
      calls
        .filter(({ name }) => name === 'PublishClaimEventActivity')
        .map(({ input }) => (input as unknown as PublishClaimEventInput).event_type),
  };
  return fake;
}

function toFailure({ type, retryable, notBefore }: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    type,
    message: `refused with ${type}`,
    nonRetryable: !retryable,
    details: [notBefore ? { not_before: notBefore.toISOString() } : {}],
  });
}
