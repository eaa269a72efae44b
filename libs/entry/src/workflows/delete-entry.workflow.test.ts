// Proves that a deletion ends with the entry gone or in use again on every path, its waiting period skipped.
import {
  CANCEL_ENTRY_DELETION_UPDATE,
  DELETE_ENTRY_WORKFLOW,
  type CancelEntryDeletionAnswer,
} from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { CancelledFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DELETE, DELETE_LATER } from '../../test/entry-inputs.js';
import { deletionWaits } from '../../test/entry-stories.js';
import { createEntryWorld, type EntryWorld } from '../../test/entry-workflow-world.js';
import { failureOf, statusOf } from '../../test/run-end.js';

const workflow = DELETE_ENTRY_WORKFLOW;
const input = DELETE_LATER;
const KEPT = ['dict.entry.deactivated', 'dict.entry.reactivated'];

let world: EntryWorld;
beforeAll(async () => {
  world = await createEntryWorld(inject('workflowCache'));
});
afterAll(() => world.close());

const cancelDeletion = (run: WorkflowHandle, message: object = {}) =>
  run.executeUpdate<CancelEntryDeletionAnswer, [object]>(CANCEL_ENTRY_DELETION_UPDATE, {
    args: [message],
  });

describe('a deletion at once', () => {
  it('takes the entry out of use, removes it and tells so', () =>
    world.withRun({ workflow }, async (run, fake) => {
      expect(await run.result()).toEqual({
        entry_id: 'E-1',
        status: 'DELETED',
        ended_at: '2026-01-31T10:00:00.000Z',
      });
      expect(fake.names()).toEqual([
        'GetEntryStatusActivity',
        'DeactivateEntryActivity',
        'DeleteEntryActivity',
        'PublishEntryEventActivity',
      ]);
      expect(fake.eventTypes()).toEqual(['dict.entry.deleted']);
    }));

  it('cannot be taken back', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake, run) =>
          fake.before('DeactivateEntryActivity', () => run().signal('cancel_deletion')),
      },
      async (run) => {
        expect(await run.result()).toMatchObject({ status: 'DELETED' });
      },
    ));

  it('that was done before gives the first result, and tells nothing', () =>
    world.withRun(
      { workflow, prepare: (fake) => void (fake.status = 'DELETED') },
      async (run, fake) => {
        expect(await run.result()).toMatchObject({ status: 'DELETED' });
        expect(fake.names()).toEqual(['GetEntryStatusActivity']);
        expect(fake.calls[0]?.input).not.toHaveProperty('may_be_stale');
      },
    ));

  it('outlives an outage with one RequestId', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake) =>
          fake.refuse('DeleteEntryActivity', 'BridgeUnavailable', { times: 9, retryable: true }),
      },
      async (run, fake) => {
        expect(await run.result()).toMatchObject({ status: 'DELETED' });
        const tries = fake.calls.filter(({ name }) => name === 'DeleteEntryActivity');
        expect(new Set(tries.map(({ input: sent }) => sent['request_id'])).size).toBe(1);
      },
    ));
});

describe('a deletion that waits', () => {
  it('is done when its days are over, and no earlier', () =>
    world.withRun({ workflow, input }, async (run, fake) => {
      await deletionWaits(run);
      expect(await run.result()).toMatchObject({ status: 'DELETED' });
      // Not by the server's clock now: it may skip on once the run has ended.
      const { startTime, closeTime } = await run.describe();
      const days = (closeTime!.getTime() - startTime.getTime()) / 86_400_000;
      expect(days).toBeGreaterThan(29.99);
      expect(days).toBeLessThan(30.1);
      expect(fake.eventTypes()).toEqual(['dict.entry.deactivated', 'dict.entry.deleted']);
    }));

  it('tells when it ends', () =>
    world.withRun({ workflow, input }, async (run) => {
      await deletionWaits(run);
      const { status, deletes_at } = await statusOf(run);
      const leftMs = Date.parse(deletes_at ?? '') - (await world.environment.currentTimeMs());
      expect(status).toBe('INACTIVE');
      expect(leftMs / 86_400_000).toBeCloseTo(30, 1);
      await run.signal('cancel_deletion');
      await run.result();
    }));

  it('is taken back by a signal, once, whatever comes after', () =>
    world.withRun({ workflow, input }, async (run, fake) => {
      await deletionWaits(run);
      await run.signal('cancel_deletion', { cancelled_by: 7 });
      await run.signal('cancel_deletion', { cancelled_by: 'operator-7' });
      await run.signal('cancel_deletion').catch(() => undefined);
      expect(await run.result()).toMatchObject({ status: 'ACTIVE' });
      expect(fake.names()).not.toContain('DeleteEntryActivity');
      expect(new Set(fake.eventTypes())).toEqual(new Set(KEPT));
    }));

  it('is taken back by a signal that comes before it waits', () =>
    world.withRun(
      {
        workflow,
        input,
        prepare: (fake, run) =>
          fake.before('DeactivateEntryActivity', () => run().signal('cancel_deletion')),
      },
      async (run) => {
        expect(await run.result()).toMatchObject({ status: 'ACTIVE' });
      },
    ));

  it('answers an update, and refuses one with bad input by field', () =>
    world.withRun({ workflow, input }, async (run) => {
      await deletionWaits(run);
      await expect(cancelDeletion(run, { colour: 'blue' })).rejects.toMatchObject({
        cause: { type: 'InvalidInput', message: 'colour: unknown field' },
      });
      expect(await cancelDeletion(run)).toEqual({
        entry_id: 'E-1',
        outcome: 'ACCEPTED',
        status: 'INACTIVE',
        decision: 'CANCEL',
      });
      expect(await run.result()).toMatchObject({ status: 'ACTIVE' });
    }));

  it('refuses an update that comes too late', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake) =>
          fake.refuse('DeleteEntryActivity', 'BridgeUnavailable', { times: 3, retryable: true }),
        input: DELETE,
      },
      async (run) => {
        expect(await cancelDeletion(run)).toMatchObject({ outcome: 'REFUSED', decision: 'DELETE' });
        expect(await run.result()).toMatchObject({ status: 'DELETED' });
      },
    ));
});

describe('a deletion that breaks', () => {
  it.each([
    ['DeactivateEntryActivity', 'EntryLockedByClaim', []],
    ['DeleteEntryActivity', 'EntryLockedByClaim', ['dict.entry.deactivated']],
    ['DeleteEntryActivity', 'StorageConflict', ['dict.entry.deactivated']],
  ] as const)('in %s with %s leaves the entry in use', (name, type, told) =>
    world.withRun(
      { workflow, input, prepare: (fake) => fake.refuse(name, type) },
      async (run, fake) => {
        expect(await failureOf(run)).toMatchObject({ type, nonRetryable: true });
        expect(fake.status).toBe('ACTIVE');
        expect(fake.eventTypes()).toEqual([...told, 'dict.entry.failed']);
        expect(await statusOf(run)).toMatchObject({ status: 'ACTIVE', failure_type: type });
      },
    ),
  );

  it('on bad input makes no step', () =>
    world.withRun(
      { workflow, input: { ...DELETE, waiting_period_days: '30' } },
      async (run, fake) => {
        expect(await failureOf(run)).toMatchObject({
          message: 'waiting_period_days: a whole number from 0 to 90',
        });
        expect(fake.calls).toEqual([]);
      },
    ));
});

describe('a deletion whose workflow is cancelled', () => {
  it('while it waits keeps the entry, and ends as cancelled', () =>
    world.withRun({ workflow, input }, async (run, fake) => {
      await deletionWaits(run);
      await run.cancel();
      await expect(run.result()).rejects.toMatchObject({
        cause: expect.any(CancelledFailure) as unknown,
      });
      expect(fake.status).toBe('ACTIVE');
      expect(fake.eventTypes()).toEqual(KEPT);
    }));

  it('while it is taken out of use keeps the entry', () =>
    world.withRun(
      {
        workflow,
        input,
        prepare: (fake, run) => fake.before('DeactivateEntryActivity', () => run().cancel()),
      },
      async (run, fake) => {
        await expect(run.result()).rejects.toMatchObject({
          cause: expect.any(CancelledFailure) as unknown,
        });
        expect(fake.status).toBe('ACTIVE');
      },
    ));

  it('while it is removed goes on to its end', () =>
    world.withRun(
      {
        workflow,
        prepare: (fake, run) => fake.before('DeleteEntryActivity', () => run().cancel()),
      },
      async (run, fake) => {
        expect(await run.result()).toMatchObject({ status: 'DELETED' });
        expect(fake.status).toBe('DELETED');
      },
    ));
});
