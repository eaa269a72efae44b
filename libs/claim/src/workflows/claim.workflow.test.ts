// Proves that a claim ends as it must on every path of its workflow, with 30 days skipped and its activities faked.
import {
  CANCEL_CLAIM_UPDATE,
  CLAIM_STATUS_QUERY,
  CONFIRM_CLAIM_UPDATE,
  type ClaimDecisionAnswer,
  type ClaimStatusAnswer,
} from '@conn-dict/contracts';
import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import {
  CLAIM,
  createClaimWorld,
  type ClaimHandle,
  type ClaimWorld,
} from '../../test/claim-workflow-world.js';

const CONFIRMED_PATH = [
  'ValidateClaimEligibilityActivity',
  'CreateClaimActivity',
  'NotifyDonorActivity',
  'PublishClaimEventActivity',
  'CompleteClaimActivity',
  'UpdateEntryOwnershipActivity',
  'PublishClaimEventActivity',
  'SendClaimConfirmationActivity',
];

let world: ClaimWorld;
beforeAll(async () => {
  world = await createClaimWorld(inject('workflowCache'));
});
afterAll(() => world.close());

async function failureOf(claim: ClaimHandle): Promise<ApplicationFailure | undefined> {
  const error: unknown = await claim.result().catch((reason: unknown) => reason);
  if (!(error instanceof WorkflowFailedError))
    throw new Error('the claim did not fail', { cause: error });
  return error.cause instanceof ApplicationFailure ? error.cause : undefined;
}

function status(claim: ClaimHandle): Promise<ClaimStatusAnswer> {
  return claim.query<ClaimStatusAnswer>(CLAIM_STATUS_QUERY);
}

async function waiting(claim: ClaimHandle): Promise<void> {
  await vi.waitFor(async () => expect((await status(claim)).status).toBe('WAITING_RESOLUTION'), {
    timeout: 20_000,
  });
}

describe('a claim that is decided', () => {
  it('completes when it is confirmed by a signal without input', () =>
    world.withClaim(async (claim, fake) => {
      await waiting(claim);
      await claim.signal('confirm');
      expect(await claim.result()).toMatchObject({
        claim_id: 'TEST-001',
        status: 'COMPLETED',
        reason: 'USER_REQUESTED',
      });
      expect(fake.names().toSorted()).toEqual(CONFIRMED_PATH.toSorted());
      expect(fake.eventTypes()).toEqual(['dict.claim.created', 'dict.claim.completed']);
    }));

  it('is cancelled with the reason of the signal, and moves nothing', () =>
    world.withClaim(async (claim, fake) => {
      await waiting(claim);
      await claim.signal('cancel', { reason: 'FRAUD', cancelled_by: 'operator-7' });
      expect(await claim.result()).toMatchObject({ status: 'CANCELLED', reason: 'FRAUD' });
      expect(fake.calls).toContainEqual({
        name: 'CancelClaimActivity',
        input: expect.objectContaining({ reason: 'FRAUD', decided_by: 'operator-7' }) as unknown,
      });
      expect(fake.names()).not.toContain('UpdateEntryOwnershipActivity');
      expect(fake.eventTypes()).toEqual(['dict.claim.created', 'dict.claim.cancelled']);
    }));

  it('expires after 30 days without an answer', () =>
    world.withClaim(async (claim, fake) => {
      const startedAt = await world.environment.currentTimeMs();
      expect(await claim.result()).toMatchObject({
        status: 'EXPIRED',
        reason: 'DEFAULT_OPERATION',
      });
      const days = ((await world.environment.currentTimeMs()) - startedAt) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(30);
      expect(days).toBeLessThan(30.1);
      expect(fake.names()).toContain('GetClaimStatusActivity');
      expect(fake.eventTypes()).toEqual(['dict.claim.created', 'dict.claim.expired']);
    }));

  it('has one outcome when both answers come, twice, and late', () =>
    world.withClaim(async (claim, fake) => {
      await Promise.all([
        claim.signal('cancel'),
        claim.signal('confirm'),
        claim.signal('confirm'),
        claim.signal('cancel'),
      ]);
      const { status: end } = await claim.result();
      // A signal that meets the end of a workflow task has it done again, local steps and all: the same step, then.
      const moved = new Set(
        fake.names().filter((name) => name in { CompleteClaimActivity: 1, CancelClaimActivity: 1 }),
      );
      expect([...moved]).toEqual([
        end === 'COMPLETED' ? 'CompleteClaimActivity' : 'CancelClaimActivity',
      ]);
      expect(new Set(fake.eventTypes()).size).toBe(2);
    }));

  it('takes an answer that comes before the claim exists', () =>
    world.withClaim(
      async (claim, fake) => {
        expect(await claim.result()).toMatchObject({ status: 'COMPLETED' });
        expect(fake.names().indexOf('CreateClaimActivity')).toBeLessThan(
          fake.names().indexOf('CompleteClaimActivity'),
        );
      },
      {
        prepare: (fake) => {
          fake.before('CreateClaimActivity', async () => {
            const call = fake.calls.find(({ name }) => name === 'CreateClaimActivity');
            const workflowId = String(call?.input['workflow_id']);
            await world.environment.client.workflow.getHandle(workflowId).signal('confirm');
          });
        },
      },
    ));

  it('ignores a signal that it cannot read, and lives on', () =>
    world.withClaim(async (claim) => {
      await claim.signal('confirm', { reason: 'NO_SUCH_REASON' });
      await claim.signal('confirm', 'not an object');
      await claim.signal('confirm', { reason: 'FRAUD' });
      await waiting(claim);
      expect(await status(claim)).not.toHaveProperty('decision');
      await claim.signal('cancel');
      expect(await claim.result()).toMatchObject({ status: 'CANCELLED' });
    }));
});

describe('updates', () => {
  it('answer the first decision with accepted and the next with refused', () =>
    world.withClaim(async (claim) => {
      await waiting(claim);
      const first = claim.executeUpdate<ClaimDecisionAnswer, [object]>(CONFIRM_CLAIM_UPDATE, {
        args: [{}],
      });
      expect(await first).toMatchObject({
        claim_id: 'TEST-001',
        outcome: 'ACCEPTED',
        decision: 'CONFIRM',
      });
      expect(await claim.result()).toMatchObject({ status: 'COMPLETED' });
    }));

  it('refuse a reason that the claim type does not know, naming the field', () =>
    world.withClaim(async (claim) => {
      await waiting(claim);
      const args: [object] = [{ reason: 'ACCOUNT_CLOSURE', colour: 'blue' }];
      await expect(claim.executeUpdate(CANCEL_CLAIM_UPDATE, { args })).rejects.toMatchObject({
        cause: { type: 'InvalidInput', message: 'colour: unknown field' },
      });
      await claim.signal('cancel');
      await claim.result();
    }));
});

describe('a claim that the directory decides', () => {
  it.each([
    ['COMPLETED', 'COMPLETED'],
    ['CONFIRMED', 'COMPLETED'],
    ['CANCELLED', 'CANCELLED'],
  ] as const)('adopts %s when it is cancelled here', (directoryStatus, end) =>
    world.withClaim(async (claim, fake) => {
      await waiting(claim);
      fake.directoryStatus = directoryStatus;
      await claim.signal('cancel');
      expect(await claim.result()).toMatchObject({ status: end });
    }),
  );

  it('adopts a cancellation when it is confirmed here', () =>
    world.withClaim(async (claim, fake) => {
      await waiting(claim);
      fake.directoryStatus = 'CANCELLED';
      await claim.signal('confirm');
      expect(await claim.result()).toMatchObject({ status: 'CANCELLED' });
      expect(fake.names()).not.toContain('UpdateEntryOwnershipActivity');
    }));

  it("waits for the end of the directory's own period", () =>
    world.withClaim(async (claim, fake) => {
      await waiting(claim);
      const now = await world.environment.currentTimeMs();
      const notBefore = new Date(now + 5 * 86_400_000);
      fake.refuse('CompleteClaimActivity', 'ClaimCompletionPeriodNotEnded', {
        times: 1,
        notBefore,
      });
      await claim.signal('confirm');
      expect(await claim.result()).toMatchObject({ status: 'COMPLETED' });
      expect(await world.environment.currentTimeMs()).toBeGreaterThanOrEqual(notBefore.getTime());
    }));
});

describe('a claim whose workflow task is done again', () => {
  it('ends as its row has ended, whatever is decided the second time', () =>
    world.withClaim(
      async (claim, fake) => {
        await waiting(claim);
        await claim.signal('confirm');
        expect(await claim.result()).toMatchObject({ status: 'EXPIRED' });
        expect(fake.names()).not.toContain('UpdateEntryOwnershipActivity');
        expect(fake.eventTypes()).toEqual(['dict.claim.created', 'dict.claim.expired']);
      },
      { prepare: (fake) => fake.endAs('CompleteClaimActivity', 'EXPIRED') },
    ));
});

describe('a claim that breaks', () => {
  it('refuses bad input by field, without a step', () =>
    world.withClaim(
      async (claim, fake) => {
        expect(await failureOf(claim)).toMatchObject({
          type: 'InvalidInput',
          nonRetryable: true,
          message: expect.stringMatching(/claimer_ispb: eight characters/) as unknown,
        });
        expect(fake.calls).toEqual([]);
      },
      { input: { ...CLAIM, claimer_ispb: '123456789' } },
    ));

  it('fails with the refusal of the rules, and tells nobody of a claim that never was', () =>
    world.withClaim(
      async (claim, fake) => {
        expect(await failureOf(claim)).toMatchObject({ type: 'ClaimTypeInconsistent' });
        expect(fake.names()).toEqual([
          'ValidateClaimEligibilityActivity',
          'RecordClaimFailureActivity',
        ]);
      },
      {
        prepare: (fake) => fake.refuse('ValidateClaimEligibilityActivity', 'ClaimTypeInconsistent'),
      },
    ));

  it('takes back at the directory what it cannot finish, records and publishes it', () =>
    world.withClaim(
      async (claim, fake) => {
        await claim.signal('confirm');
        expect(await failureOf(claim)).toMatchObject({ type: 'Forbidden' });
        expect(fake.directoryStatus).toBe('CANCELLED');
        expect(fake.eventTypes()).toEqual(['dict.claim.created', 'dict.claim.failed']);
        expect(fake.names()).toContain('RecordClaimFailureActivity');
      },
      { prepare: (fake) => fake.refuse('CompleteClaimActivity', 'Forbidden') },
    ));

  it('outlives an outage: a step that fails many times is done in the end', () =>
    world.withClaim(
      async (claim, fake) => {
        await claim.signal('confirm');
        expect(await claim.result()).toMatchObject({ status: 'COMPLETED' });
        const tries = fake.names().filter((name) => name === 'CreateClaimActivity');
        expect(tries).toHaveLength(13);
        const ids = fake.calls
          .filter(({ name }) => name === 'CreateClaimActivity')
          .map(({ input }) => input['request_id']);
        expect(new Set(ids).size).toBe(1);
      },
      {
        prepare: (fake) =>
          fake.refuse('CreateClaimActivity', 'BridgeUnavailable', { times: 12, retryable: true }),
      },
    ));

  it('completes even if the participants cannot be told', () =>
    world.withClaim(
      async (claim) => {
        await claim.signal('confirm');
        expect(await claim.result()).toMatchObject({ status: 'COMPLETED' });
      },
      { prepare: (fake) => fake.refuse('SendClaimConfirmationActivity', 'Forbidden') },
    ));
});

describe('a cancelled workflow', () => {
  it('cancels its claim and ends as cancelled', () =>
    world.withClaim(async (claim, fake) => {
      await waiting(claim);
      await claim.cancel();
      await expect(claim.result()).rejects.toMatchObject({
        cause: expect.any(CancelledFailure) as unknown,
      });
      expect(fake.directoryStatus).toBe('CANCELLED');
      expect(fake.eventTypes()).toEqual(['dict.claim.created', 'dict.claim.cancelled']);
    }));

  it('that was still being validated looks once more, as a lost task may have come further, and creates nothing', () =>
    world.withClaim(
      async (claim, fake) => {
        await vi.waitFor(() => expect(fake.names()).toHaveLength(2));
        await claim.cancel();
        await expect(claim.result()).rejects.toMatchObject({
          cause: expect.any(CancelledFailure) as unknown,
        });
        expect(new Set(fake.names())).toEqual(new Set(['ValidateClaimEligibilityActivity']));
        expect(fake.names().length).toBeGreaterThan(4);
      },
      {
        prepare: (fake) =>
          fake.refuse('ValidateClaimEligibilityActivity', 'StorageUnavailable', {
            times: 4,
            retryable: true,
          }),
      },
    ));

  it('completes a claim that the directory has completed meanwhile', () =>
    world.withClaim(async (claim, fake) => {
      await waiting(claim);
      fake.directoryStatus = 'COMPLETED';
      await claim.cancel();
      expect(await claim.result()).toMatchObject({ status: 'COMPLETED' });
      expect(fake.names()).toContain('UpdateEntryOwnershipActivity');
    }));
});
