// Proves that each step which has become an ordinary activity is soon done again where its worker dies in the middle of it.
import {
  CREATE_ENTRY_WORKFLOW,
  DELETE_ENTRY_WORKFLOW,
  UPDATE_ENTRY_WORKFLOW,
  type EntryActivities,
} from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createEntryWorld, type EntryWorld } from '../../test/entry-workflow-world.js';
import { failureOf } from '../../test/run-end.js';

type Step = keyof EntryActivities;
const STEPS: Readonly<Record<string, readonly Step[]>> = {
  [CREATE_ENTRY_WORKFLOW]: [
    'ValidateEntryActivity',
    'CreateEntryActivity',
    'ActivateEntryActivity',
    'PublishEntryEventActivity',
  ],
  [UPDATE_ENTRY_WORKFLOW]: [
    'GetEntryStatusActivity',
    'ValidateEntryActivity',
    'UpdateEntryActivity',
    'PublishEntryEventActivity',
  ],
  [DELETE_ENTRY_WORKFLOW]: [
    'GetEntryStatusActivity',
    'DeactivateEntryActivity',
    'DeleteEntryActivity',
    'PublishEntryEventActivity',
  ],
};

let world: EntryWorld;
beforeAll(async () => {
  world = await createEntryWorld(inject('workflowCache'));
});
afterAll(() => world.close());

/** Heartbeat time-outs of the steps that were scheduled as ordinary activities. */
async function heartbeatSeconds(run: WorkflowHandle): Promise<Map<unknown, number>> {
  const { events } = await run.fetchHistory();
  const scheduled = (events ?? []).flatMap(
    ({ activityTaskScheduledEventAttributes }) => activityTaskScheduledEventAttributes ?? [],
  );
  return new Map(
    scheduled.map(({ activityType, heartbeatTimeout }) => [
      activityType?.name,
      Number(heartbeatTimeout?.seconds),
    ]),
  );
}

const ONCE = { times: 1, retryable: true };

it.each(Object.entries(STEPS))('every ordinary attempt of %s has to heartbeat', (workflow, steps) =>
  world.withRun(
    {
      workflow,
      prepare: (fake) => {
        for (const step of steps) fake.refuse(step, 'StorageUnavailable', ONCE);
      },
    },
    async (run) => {
      await run.result();
      expect(await heartbeatSeconds(run)).toEqual(new Map(steps.map((step) => [step, 15])));
    },
  ),
);

it('and so has the step that records a failure', () =>
  world.withRun(
    {
      workflow: CREATE_ENTRY_WORKFLOW,
      prepare: (fake) => {
        fake.refuse('CreateEntryActivity', 'EntryAlreadyExists');
        fake.refuse('RecordEntryFailureActivity', 'StorageUnavailable', ONCE);
      },
    },
    async (run) => {
      expect(await failureOf(run)).toMatchObject({ type: 'EntryAlreadyExists' });
      expect(await heartbeatSeconds(run)).toEqual(new Map([['RecordEntryFailureActivity', 15]]));
    },
  ));
