// Proves that a change of an entry is made whole or not at all on every path, with its activities faked.
import { UPDATE_ENTRY_WORKFLOW } from '@conn-dict/contracts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createEntryWorld, type EntryWorld } from '../../test/entry-workflow-world.js';
import { failureOf, statusOf } from '../../test/run-end.js';

const workflow = UPDATE_ENTRY_WORKFLOW;

let world: EntryWorld;
beforeAll(async () => {
  world = await createEntryWorld(inject('workflowCache'));
});
afterAll(() => world.close());

describe('a change', () => {
  it('is looked up, checked, made and told', () =>
    world.withRun({ workflow }, async (run, fake) => {
      expect(await run.result()).toEqual({
        entry_id: 'E-1',
        status: 'ACTIVE',
        updated_at: '2026-01-31T10:00:00.000Z',
      });
      expect(fake.names()).toEqual([
        'GetEntryStatusActivity',
        'ValidateEntryActivity',
        'UpdateEntryActivity',
        'PublishEntryEventActivity',
      ]);
      expect(fake.eventTypes()).toEqual(['dict.entry.updated']);
    }));

  it('is told of whoever holds the entry when it is made, not of whom an answer from a cache names', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake) =>
          fake.before('UpdateEntryActivity', () => (fake.participant = '12345678')),
      },
      async (run, fake) => {
        await run.result();
        expect(fake.calls[0]?.input).toMatchObject({ may_be_stale: true });
        expect(fake.calls.at(-1)?.input).toMatchObject({
          event_type: 'dict.entry.updated',
          participant: '12345678',
        });
      },
    ));

  it('to what the entry has already does nothing', () =>
    world.withRun({ workflow, prepare: (fake) => fake.doneBefore() }, async (run, fake) => {
      expect(await run.result()).toMatchObject({ status: 'ACTIVE' });
      expect(fake.names()).not.toContain('UpdateEntryActivity');
      expect(fake.eventTypes()).toEqual([]);
    }));

  it('outlives an outage with one RequestId', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake) =>
          fake.refuse('UpdateEntryActivity', 'BridgeUnavailable', { times: 9, retryable: true }),
      },
      async (run, fake) => {
        expect(await run.result()).toMatchObject({ status: 'ACTIVE' });
        const tries = fake.calls.filter(({ name }) => name === 'UpdateEntryActivity');
        expect(tries).toHaveLength(10);
        expect(new Set(tries.map(({ input }) => input['request_id'])).size).toBe(1);
      },
    ));

  it('goes on to its end though its workflow is cancelled', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake, run) => fake.before('UpdateEntryActivity', () => run().cancel()),
      },
      async (run) => {
        expect(await run.result()).toMatchObject({ status: 'ACTIVE' });
      },
    ));
});

describe('a change that breaks', () => {
  it.each([
    ['GetEntryStatusActivity', 'NotFound', undefined],
    ['ValidateEntryActivity', 'EntryLockedByClaim', 'ACTIVE'],
    ['UpdateEntryActivity', 'EntryInvalid', 'ACTIVE'],
  ] as const)('in %s leaves the entry as it was', (name, type, status) =>
    world.withRun(
      {
        workflow,
        prepare: (fake) => {
          fake.status = status;
          fake.refuse(name, type);
        },
      },
      async (run, fake) => {
        expect(await failureOf(run)).toMatchObject({ type, nonRetryable: true });
        expect(fake.eventTypes()).toEqual(status ? ['dict.entry.failed'] : []);
        expect(await statusOf(run)).toMatchObject({ failure_type: type });
      },
    ),
  );

  it('on bad input makes no step', () =>
    world.withRun(
      { workflow, input: { entry_id: 'E-1', reason: 'USER_REQUESTED' } },
      async (run, fake) => {
        expect(await failureOf(run)).toMatchObject({ type: 'InvalidInput' });
        expect(fake.calls).toEqual([]);
      },
    ));
});
