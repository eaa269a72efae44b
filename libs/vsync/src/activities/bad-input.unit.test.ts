// Proves that every activity of a sync names the fields of an input that it cannot read, and asks nobody for anything.
import { expect, it } from 'vitest';
import { createVSyncActivities, createVSyncHostActivities } from './create-vsync-activities.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

/** Can be taken apart when the activities are bound, and does nothing: a call of it is no function. */
const untouchable: VSyncActivityDeps = new Proxy(
  {},
  { get: (): unknown => untouchable },
) as VSyncActivityDeps;

const activities = {
  ...createVSyncActivities(untouchable),
  ...createVSyncHostActivities(untouchable),
};

it.each(Object.entries(activities))('%s', async (_, activity) => {
  const run = activity as (input: unknown) => Promise<unknown>;
  const field = 'participant_ispb';
  await expect(run({ participant_ispb: '12', key_types: [] })).rejects.toMatchObject({
    type: 'InvalidInput',
    nonRetryable: true,
    details: [{ faults: expect.arrayContaining([expect.objectContaining({ field })]) as unknown }],
  });
  await expect(run(undefined)).rejects.toMatchObject({ type: 'InvalidInput' });
});
