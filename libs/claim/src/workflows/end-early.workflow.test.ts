// Proves that a run that breaks does not let go of its claim: what it does while the directory refuses, and in which order.
import { CLAIM_STATUS_QUERY, type ClaimStatusAnswer } from '@conn-dict/contracts';
import { WorkflowFailedError } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import {
  createClaimWorld,
  type ClaimHandle,
  type ClaimWorld,
} from '../../test/claim-workflow-world.js';

const DAY_MS = 86_400_000;

let world: ClaimWorld;
beforeAll(async () => {
  world = await createClaimWorld(inject('workflowCache'));
});
afterAll(() => world.close());

async function failureType(claim: ClaimHandle): Promise<unknown> {
  const error: unknown = await claim.result().catch((reason: unknown) => reason);
  return error instanceof WorkflowFailedError ? error.cause : error;
}

it('takes back from where the directory says that the claim stands, before it records the failure', () =>
  world.withClaim(
    async (claim, fake) => {
      await claim.signal('confirm');
      expect(await failureType(claim)).toMatchObject({ type: 'Forbidden' });
      expect(fake.directoryStatus).toBe('CANCELLED');
      const steps = ['CancelClaimActivity', 'TakeBackClaimActivity', 'RecordClaimFailureActivity'];
      expect(fake.names().filter((name) => steps.includes(name))).toEqual(steps);
      expect(fake.eventTypes()).toEqual(['dict.claim.created', 'dict.claim.failed']);
    },
    {
      prepare: (fake) => {
        fake.refuse('CompleteClaimActivity', 'Forbidden');
        fake.refuse('CancelClaimActivity', 'InvalidReason');
      },
    },
  ));

// Two hundred pauses: without a cache each is a replay of all that came before it.
it(
  'records and tells the failure first where that is refused too, shows it, and goes on for 45 days',
  () =>
    world.withClaim(
      async (claim, fake) => {
        await claim.signal('confirm');
        const startedAtMs = await world.environment.currentTimeMs();
        expect(await failureType(claim)).toMatchObject({ type: 'Forbidden' });
        expect((await world.environment.currentTimeMs()) - startedAtMs).toBeGreaterThan(
          45 * DAY_MS,
        );
        const tries = fake.names().filter((name) => name === 'TakeBackClaimActivity');
        expect(tries.length).toBeGreaterThan(100);
        const recorded = fake.names().indexOf('RecordClaimFailureActivity');
        expect(fake.names().slice(recorded)).toEqual([
          'RecordClaimFailureActivity',
          'PublishClaimEventActivity',
          ...tries.slice(1),
        ]);
      },
      {
        prepare: (fake) => {
          fake.refuse('CompleteClaimActivity', 'Forbidden');
          fake.refuse('CancelClaimActivity', 'ParticipantInvalid');
          fake.refuse('TakeBackClaimActivity', 'ParticipantInvalid');
          fake.before('TakeBackClaimActivity', async () => {
            // Without a cache the one workflow task waits for this step, so no query is answered meanwhile.
            if (inject('workflowCache').maxCachedWorkflows === 0) return;
            const { name, input } =
              fake.calls.findLast((call) => call.name === 'CreateClaimActivity') ?? {};
            if (name === undefined || fake.names().at(-2) !== 'PublishClaimEventActivity') return;
            const run = world.environment.client.workflow.getHandle(String(input?.['workflow_id']));
            const status = await run.query<ClaimStatusAnswer>(CLAIM_STATUS_QUERY);
            expect(status).toMatchObject({ status: 'CONFIRMED', failure_type: 'Forbidden' });
          });
        },
      },
    ),
  300_000,
);

it('completes a claim that the directory has completed, and takes no failure', () =>
  world.withClaim(
    async (claim, fake) => {
      await claim.signal('confirm');
      expect(await claim.result()).toMatchObject({ status: 'COMPLETED' });
      expect(fake.names()).toContain('UpdateEntryOwnershipActivity');
      expect(fake.names()).not.toContain('RecordClaimFailureActivity');
      expect(fake.eventTypes()).toEqual(['dict.claim.created', 'dict.claim.completed']);
    },
    {
      prepare: (fake) => {
        fake.refuse('CompleteClaimActivity', 'Forbidden');
        fake.refuse('CancelClaimActivity', 'ClaimOperationInvalid');
        fake.before('CancelClaimActivity', () => {
          fake.directoryStatus = 'COMPLETED';
        });
      },
    },
  ));

it('tells a claim as completed before its entry is here, and goes on until it is', () =>
  world.withClaim(
    async (claim, fake) => {
      await claim.signal('confirm');
      expect(await claim.result()).toMatchObject({ status: 'COMPLETED' });
      expect(fake.names().slice(-6)).toEqual([
        'UpdateEntryOwnershipActivity',
        'PublishClaimEventActivity',
        'UpdateEntryOwnershipActivity',
        'UpdateEntryOwnershipActivity',
        'UpdateEntryOwnershipActivity',
        'SendClaimConfirmationActivity',
      ]);
      expect(fake.names()).not.toContain('CancelClaimActivity');
    },
    { prepare: (fake) => fake.refuse('UpdateEntryOwnershipActivity', 'Forbidden', { times: 3 }) },
  ));
