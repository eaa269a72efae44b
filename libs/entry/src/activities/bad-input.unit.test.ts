// Proves that no activity touches anything, inside or outside, for an input that it cannot read, nor for a new entry whose key or reason breaks a rule.
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

describe.each([
  ['CreateEntryActivity', { ...CREATE, ...REF }],
  ['ValidateEntryActivity', { ...CREATE, ...REF, operation: 'CREATE' }],
] as const)('a new entry for %s', (name, input) => {
  it.each([
    ['key', 'of another type', { key_type: 'EMAIL' }],
    ['key', 'without its plus', { key: '5511987654321' }],
    ['key', 'with a wrong check digit', { key_type: 'CPF', key: '12345678900' }],
    ['key', 'that the directory has to make', { key_type: 'EVP' }],
    ['key', 'that is missing', { key: undefined }],
    ['reason', 'of another operation', { reason: 'FRAUD' }],
  ])('is refused for a %s %s, by field and rule', async (field, _, change) => {
    const changed = JSON.parse(JSON.stringify({ ...input, ...change })) as object;
    await expectRefused(name, changed);
    const faults = [{ field, rule: expect.any(String) as string }];
    await expect(run(name, changed)).rejects.toMatchObject({ details: [{ faults }] });
  });
});
