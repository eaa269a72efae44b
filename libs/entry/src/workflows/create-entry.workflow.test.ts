// Proves that an entry is registered or rejected on every path of its creation, with its activities faked.
import { CREATE_ENTRY_WORKFLOW } from '@conn-dict/contracts';
import { CancelledFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CREATE } from '../../test/entry-inputs.js';
import { createEntryWorld, type EntryWorld } from '../../test/entry-workflow-world.js';
import { failureOf, statusOf } from '../../test/run-end.js';

const workflow = CREATE_ENTRY_WORKFLOW;
const CREATED_PATH = [
  'ValidateEntryActivity',
  'CreateEntryActivity',
  'ActivateEntryActivity',
  'PublishEntryEventActivity',
];

let world: EntryWorld;
beforeAll(async () => {
  world = await createEntryWorld(inject('workflowCache'));
});
afterAll(() => world.close());

describe('a creation', () => {
  it('is checked, registered, taken into use and told', () =>
    world.withRun({ workflow }, async (run, fake) => {
      expect(await run.result()).toEqual({
        entry_id: 'E-1',
        status: 'ACTIVE',
        created_at: '2026-01-31T10:00:00.000Z',
      });
      expect(fake.names()).toEqual(CREATED_PATH);
      expect(fake.eventTypes()).toEqual(['dict.entry.created']);
      expect(await statusOf(run)).toEqual({
        entry_id: 'E-1',
        operation: 'CREATE',
        status: 'ACTIVE',
      });
    }));

  it('makes an id and takes the key of the directory where there is none', () =>
    world.withRun(
      { workflow, input: { ...CREATE, entry_id: undefined, key_type: 'EVP', key: undefined } },
      async (run, fake) => {
        expect(await run.result()).toMatchObject({
          entry_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
          key: 'made-key',
        });
        const ids = new Set(fake.calls.map(({ input }) => input['entry_id']));
        expect(ids.size).toBe(1);
      },
    ));

  it('passes neither key, account nor owner on to what comes after the directory', () =>
    world.withRun({ workflow }, async (run, fake) => {
      await run.result();
      for (const { name, input } of fake.calls) {
        if (name === 'ValidateEntryActivity' || name === 'CreateEntryActivity') continue;
        expect(JSON.stringify(input)).not.toMatch(/5511987654321|10000001|12345678909|Ana/);
      }
    }));

  it('that was done before gives the first result, and does and tells nothing', () =>
    world.withRun({ workflow, prepare: (fake) => fake.doneBefore() }, async (run, fake) => {
      expect(await run.result()).toMatchObject({ status: 'ACTIVE' });
      expect(fake.names()).toEqual(['ValidateEntryActivity']);
    }));

  it('outlives an outage with one RequestId', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake) =>
          fake.refuse('CreateEntryActivity', 'BridgeUnavailable', { times: 12, retryable: true }),
      },
      async (run, fake) => {
        expect(await run.result()).toMatchObject({ status: 'ACTIVE' });
        const tries = fake.calls.filter(({ name }) => name === 'CreateEntryActivity');
        expect(tries).toHaveLength(13);
        expect(new Set(tries.map(({ input }) => input['request_id'])).size).toBe(1);
      },
    ));
});

describe('a creation that breaks', () => {
  it.each([
    ['ValidateEntryActivity', 'EntryLimitExceeded'],
    ['CreateEntryActivity', 'EntryKeyOwnedByDifferentPerson'],
    ['ActivateEntryActivity', 'StorageConflict'],
  ] as const)('in %s is rejected, recorded and told', (name, type) =>
    world.withRun({ workflow, prepare: (fake) => fake.refuse(name, type) }, async (run, fake) => {
      expect(await failureOf(run)).toMatchObject({ type, nonRetryable: true });
      expect(fake.names()).toContain('RecordEntryFailureActivity');
      expect(fake.eventTypes()).toEqual(['dict.entry.rejected']);
      expect(await statusOf(run)).toMatchObject({ status: 'REJECTED', failure_type: type });
    }),
  );

  it('before it has a row is told to nobody', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake) => {
          fake.status = undefined;
          fake.refuse('ValidateEntryActivity', 'IdAlreadyUsed');
        },
      },
      async (run, fake) => {
        expect(await failureOf(run)).toMatchObject({ type: 'IdAlreadyUsed' });
        expect(fake.eventTypes()).toEqual([]);
      },
    ));

  it('on bad input makes no step', () =>
    world.withRun({ workflow, input: { ...CREATE, key: '5511987654321' } }, async (run, fake) => {
      expect(await failureOf(run)).toMatchObject({
        type: 'InvalidInput',
        message: 'key: + and 2 to 15 digits, the first not 0',
      });
      expect(fake.calls).toEqual([]);
    }));
});

describe('a creation whose workflow is cancelled', () => {
  it('while it is checked does nothing', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake, run) => {
          fake.refuse('ValidateEntryActivity', 'StorageUnavailable', { retryable: true });
          fake.before('ValidateEntryActivity', async () => {
            if (fake.calls.length === 3) await run().cancel();
          });
        },
      },
      async (run, fake) => {
        await expect(run.result()).rejects.toMatchObject({
          cause: expect.any(CancelledFailure) as unknown,
        });
        expect(fake.names()).not.toContain('CreateEntryActivity');
      },
    ));

  it.each(['CreateEntryActivity', 'ActivateEntryActivity'] as const)(
    'in %s goes on to its end',
    (name) =>
      world.withRun(
        { workflow, prepare: (fake, run) => fake.before(name, () => run().cancel()) },
        async (run, fake) => {
          expect(await run.result()).toMatchObject({ status: 'ACTIVE' });
          expect(fake.eventTypes()).toContain('dict.entry.created');
        },
      ),
  );
});
