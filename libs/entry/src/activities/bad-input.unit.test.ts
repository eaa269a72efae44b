// Proves that no activity touches anything, inside or outside, for an input that it cannot read; the rules of keys are the workflow's to check.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { CREATE, DELETE, UPDATE } from '../../test/entry-inputs.js';
import { createEntryActivities } from './create-entry-activities.js';

const touched: string[] = [];
beforeEach(() => void touched.splice(0));
/** A port that notes whatever is asked of it. */
const port = (name: string) =>
  new Proxy({}, { get: (_, method) => () => void touched.push(`${name}.${String(method)}`) });
const activities = createEntryActivities({
  repository: port('repository'),
  statuses: port('statuses'),
  bridge: port('bridge'),
  events: port('events'),
  clock: port('clock'),
} as never);
type Name = keyof typeof activities;
const run = (name: Name, input: unknown) => activities[name](input as never);

async function expectRefused(name: Name, input: unknown): Promise<void> {
  await expect(run(name, input)).rejects.toMatchObject({
    type: 'InvalidInput',
    nonRetryable: true,
  });
  expect(touched).toEqual([]);
}

const REF = {
  entry_id: 'E-1',
  request_id: '22222222-2222-4222-8222-222222222222',
  workflow_id: 'entry-E-1',
};
describe.each(Object.keys(activities) as Name[])('%s', (name) => {
  it('refuses anything that is not its input', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue(), (input) => expectRefused(name, input)));
  });
});

describe('an input with one fault', () => {
  it.each([
    ['CreateEntryActivity', { ...CREATE, ...REF }],
    ['UpdateEntryActivity', { ...UPDATE, ...REF }],
    ['DeleteEntryActivity', { ...DELETE, ...REF }],
  ] as const)('is refused by %s whichever field it is in', async (name, input) => {
    for (const field of Object.keys(input))
      await expectRefused(name, { ...input, [field]: ['not', 'it'] });
    await expectRefused(name, { ...input, colour: 'red' });
    await expectRefused(name, JSON.parse(JSON.stringify(input).replace('{', '{"__proto__":{},')));
  });
});
