// Proves that each step which has become an ordinary activity is soon done again where its worker dies in the middle of it.
import type { ClaimWorkflowActivities } from '@conn-dict/contracts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createClaimWorld, type ClaimWorld } from '../../test/claim-workflow-world.js';

/** All but what answers a decision of the directory's or a broken run. */
const STEPS: readonly (keyof ClaimWorkflowActivities)[] = [
  'ValidateClaimEligibilityActivity',
  'CreateClaimActivity',
  'NotifyDonorActivity',
  'CompleteClaimActivity',
  'UpdateEntryOwnershipActivity',
  'SendClaimConfirmationActivity',
  'PublishClaimEventActivity',
];

let world: ClaimWorld;
beforeAll(async () => {
  world = await createClaimWorld(inject('workflowCache'));
});
afterAll(() => world.close());

it('every ordinary attempt has to heartbeat', () =>
  world.withClaim(
    async (claim) => {
      await claim.signal('confirm');
      expect(await claim.result()).toMatchObject({ status: 'COMPLETED' });
      const { events = [] } = await claim.fetchHistory();
      const seconds = new Map(
        events?.flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
          scheduled
            ? [[scheduled.activityType?.name, Number(scheduled.heartbeatTimeout?.seconds)] as const]
            : [],
        ),
      );
      expect(seconds).toEqual(new Map(STEPS.map((step) => [step, 15])));
    },
    {
      prepare: (fake) => {
        for (const step of STEPS)
          fake.refuse(step, 'StorageUnavailable', { times: 1, retryable: true });
      },
    },
  ));
