// Proves that what an infraction is about (key, story, evidence, notes) is told to nobody: in no failure and in no event.
import { inspect } from 'node:util';
import { BridgeError } from '@conn-dict/bridge';
import { InvalidInputError, RefusedError } from '@conn-dict/contracts';
import { StorageError } from '@conn-dict/database';
import { expect, it } from 'vitest';
import {
  ACTIVITY_NAMES,
  EVIDENCE_URL,
  INPUTS,
  NOTES,
  type ActivityName,
} from '../../test/activity-inputs.js';
import {
  createFakeInfractionDeps,
  type FakeInfractionDeps,
} from '../../test/fake-infraction-deps.js';
import { INFRACTION, NOW, ROW } from '../../test/infraction-facts.js';
import { createInfractionActivities } from './create-infraction-activities.js';

const SECRETS = [INFRACTION.key, INFRACTION.description, EVIDENCE_URL, NOTES];
const ERRORS = [
  new BridgeError('InfractionReportInvalid', 'AnyCall', { field: 'details', notBefore: NOW }),
  new BridgeError('RateLimited', 'AnyCall', { retryAfterMs: 10 }),
  new StorageError('StorageConflict', '23505', 'infractions_pkey'),
  new RefusedError('IdAlreadyUsed', { field: 'infraction_id', rule: 'is taken' }),
  new InvalidInputError([{ field: 'key', rule: 'a key' }]),
];

type Activity = (input: unknown) => Promise<unknown>;
const activityOf = (deps: FakeInfractionDeps, name: ActivityName) =>
  createInfractionActivities(deps)[name] as Activity;
const failureOf = (deps: FakeInfractionDeps, name: ActivityName, input: unknown) =>
  activityOf(
    deps,
    name,
  )(input).then(
    () => undefined,
    (error: unknown) => error,
  );

function expectNothingTold(told: unknown): void {
  const text = `${inspect(told, { depth: 10, showHidden: true })} ${JSON.stringify(told)}`;
  for (const secret of SECRETS) expect(text).not.toContain(secret);
}

it.each(ACTIVITY_NAMES)('%s tells nothing of it whichever port fails, however', async (name) => {
  let failures = 0;
  for (const error of ERRORS) {
    const { repository, bridge, events } = createFakeInfractionDeps();
    for (const port of Object.keys({ ...repository, ...bridge, ...events })) {
      const deps = createFakeInfractionDeps();
      const ports = { ...deps.repository, ...deps.bridge, ...deps.events };
      ports[port as keyof typeof ports].mockRejectedValue(error);
      const failure = await failureOf(deps, name, INPUTS[name]);
      if (failure === undefined) continue;
      failures += 1;
      expect(failure).toMatchObject({ type: error.type, message: error.message });
      expectNothingTold(failure);
    }
  }
  expect(failures).toBeGreaterThanOrEqual(ERRORS.length);
});

it.each(ACTIVITY_NAMES)(
  '%s tells nothing of it where a field holds what it may not',
  async (name) => {
    for (const field of Object.keys(INPUTS[name])) {
      const input = { ...INPUTS[name], [field]: { all: SECRETS } };
      const failure = await failureOf(createFakeInfractionDeps(), name, input);
      expect(failure).toMatchObject({ type: 'InvalidInput' });
      expectNothingTold(failure);
    }
  },
);

it('an infraction id that names another report is refused without the content of either', async () => {
  const other = { ...ROW, key: 'ana@example.com', description: 'Another story' };
  for (const name of [
    'CreateInfractionActivity',
    'ValidateInfractionEligibilityActivity',
  ] as const) {
    const deps = createFakeInfractionDeps();
    deps.repository.open.mockResolvedValueOnce(other);
    deps.repository.findFacts.mockResolvedValueOnce({ infraction: other });
    const failure = await failureOf(deps, name, INPUTS[name]);
    expect(failure).toMatchObject({ type: 'IdAlreadyUsed' });
    expectNothingTold(failure);
    expect(inspect(failure)).not.toMatch(/ana@|Another story/);
  }
});

it('an event has no place for it: one that holds it is refused', async () => {
  const name = 'PublishInfractionEventActivity';
  for (const field of ['key', 'description', 'notes', 'evidence_urls', 'data']) {
    const deps = createFakeInfractionDeps();
    const failure = await failureOf(deps, name, { ...INPUTS[name], [field]: NOTES });
    expect(failure).toMatchObject({ type: 'InvalidInput' });
    expectNothingTold(failure);
    expect(deps.events.publish).not.toHaveBeenCalled();
  }
  const deps = createFakeInfractionDeps();
  await activityOf(deps, name)(INPUTS[name]);
  expectNothingTold(deps.events.publish.mock.calls);
});
