// Proves in which order a sync acts, what it repairs unasked, and how it ends, with its activities faked.
import { setTimeout as pause } from 'node:timers/promises';
import {
  APPROVE_SIGNAL,
  SYNC_PROGRESS_SIGNAL,
  VSYNC_SCHEDULER_WORKFLOW,
  VSYNC_STATUS_QUERY,
  VSYNC_WORKFLOW,
  vsyncWorkflowId,
  type VSyncStatusAnswer,
  type VSyncWorkflowResult,
} from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FOUND, OTHER, SAME, type FakeVSyncActivities } from '../../test/fake-vsync-activities.js';
import { INPUT, VSYNC_STORIES, isAt } from '../../test/vsync-stories.js';
import { createVSyncWorld, type VSyncWorld } from '../../test/vsync-workflow-world.js';
import { currentAttempt } from '../activities/attempt.js';

let world: VSyncWorld;
beforeAll(async () => {
  world = await createVSyncWorld(inject('workflowCache'));
});
afterAll(() => world.close());

/** Tells a story of those that histories are kept of. */
async function tell(
  name: string,
  look: (run: WorkflowHandle, fake: FakeVSyncActivities) => Promise<void>,
): Promise<void> {
  const story = VSYNC_STORIES.find((each) => each.name === name);
  if (!story) throw new Error(`no story ${name}`);
  await world.withRun(story, async (run, fake) => {
    await story.tell?.(run);
    await look(run, fake);
  });
}

const resultOf = async (run: WorkflowHandle) => (await run.result()) as VSyncWorkflowResult;
const failureOf = async (run: WorkflowHandle): Promise<unknown> =>
  await run.result().catch((error: unknown) => error);

describe('a sync', () => {
  it('asks the directory once and is done where both sides are the same', () =>
    tell('in-sync', async (run, fake) => {
      expect((await resultOf(run)).key_types).toEqual([
        {
          key_type: 'PHONE',
          outcome: 'IN_SYNC',
          method: 'VSYNC',
          missing_here: 0,
          missing_there: 0,
          different: 0,
          left: 0,
        },
      ]);
      expect(fake.names().slice(0, 2)).toEqual([
        'VerifySyncActivity',
        'GenerateSyncReportActivity',
      ]);
      expect(fake.eventTypes()).toEqual(['dict.sync.completed']);
    }));

  it('reads events next, and no file where they are enough', () =>
    tell('by-events', async (run, fake) => {
      expect((await resultOf(run)).key_types).toMatchObject([
        { outcome: 'REPAIRED', method: 'EVENTS', ...FOUND },
      ]);
      expect(fake.names()).toEqual([
        'VerifySyncActivity',
        'ListCidSetEventsActivity',
        'PlanRepairActivity',
        'RepairEntriesActivity',
        'VerifySyncActivity',
        'GenerateSyncReportActivity',
        'PublishSyncEventActivity',
      ]);
    }));

  it('goes to the file at once where it is FULL, and asks again while others write', () =>
    tell('by-file', async (run, fake) => {
      expect((await resultOf(run)).key_types).toMatchObject([
        { outcome: 'REPAIRED', method: 'FILE' },
      ]);
      expect(fake.names()).toEqual([
        'RequestCidSetFileActivity',
        'GetCidSetFileActivity',
        'FindFileHostActivity',
        'FetchBacenEntriesActivity',
        'CompareEntriesActivity',
        'PlanRepairActivity',
        'RepairEntriesActivity',
        'VerifySyncActivity',
        'VerifySyncActivity',
        'GenerateSyncReportActivity',
        'PublishSyncEventActivity',
      ]);
    }));

  it('says so where every way was tried', () =>
    tell('never-the-same', async (run, fake) => {
      expect((await resultOf(run)).key_types).toMatchObject([
        { outcome: 'DIFFERENT', method: 'FILE' },
      ]);
      const names = fake.names();
      expect(names.filter((name) => name === 'RequestCidSetFileActivity')).toHaveLength(1);
      expect(names.filter((name) => name === 'ListCidSetEventsActivity')).toHaveLength(5);
    }));

  it('repairs nothing in a dry run, and asks whether a repair would be enough', () =>
    tell('dry-run', async (run, fake) => {
      expect((await resultOf(run)).key_types).toMatchObject([
        { outcome: 'DIFFERENT', method: 'FILE', ...FOUND },
      ]);
      const repairs = fake.calls.filter(({ name }) => name === 'RepairEntriesActivity');
      expect(repairs.map(({ input }) => input['dry_run'])).not.toContain(false);
      expect(fake.names()).not.toContain('PlanRepairActivity');
    }));
});

describe('more changes than a sync may make', () => {
  it('wait for an approval, and a bad one or a second one changes nothing', () =>
    tell('approved', async (run, fake) => {
      await run.signal(APPROVE_SIGNAL);
      expect((await resultOf(run)).key_types).toMatchObject([{ outcome: 'REPAIRED' }]);
      expect(fake.eventTypes()).toEqual(['dict.sync.approval_required', 'dict.sync.completed']);
      const report = fake.calls.find(({ name }) => name === 'GenerateSyncReportActivity');
      expect(report?.input['approved_by']).toBe('operator-7');
    }));

  it('are not made where nobody approves', () =>
    tell('not-approved', async (run, fake) => {
      expect((await resultOf(run)).key_types).toMatchObject([{ outcome: 'DIFFERENT' }]);
      const repairs = fake.calls.filter(({ name }) => name === 'RepairEntriesActivity');
      expect(repairs.map(({ input }) => input['dry_run'])).toEqual([true]);
    }));

  it('are looked at first where two CIDs may be one key', async () => {
    const plan = (most: number) => ({
      changes_most: most,
      changes_least: 900,
      changes_allowed: 1_000,
    });
    const prepare = (fake: FakeVSyncActivities): void =>
      fake.answer('PlanRepairActivity', plan(1_800), plan(900));
    const input = { ...INPUT, sync_type: 'FULL' };
    await world.withRun({ workflow: VSYNC_WORKFLOW, input, prepare }, async (run, fake) => {
      expect((await resultOf(run)).key_types).toMatchObject([{ outcome: 'REPAIRED' }]);
      const repairs = fake.calls.filter(({ name }) => name === 'RepairEntriesActivity');
      expect(repairs.map(({ input: { dry_run } }) => dry_run)).toEqual([true, false]);
    });
  });
});

describe('a file', () => {
  it('that is damaged is had once more, then another one is asked for', () =>
    tell('file-damaged', async (run, fake) => {
      expect((await resultOf(run)).key_types).toMatchObject([{ outcome: 'REPAIRED' }]);
      const names = fake.names();
      expect(names.filter((name) => name === 'RequestCidSetFileActivity')).toHaveLength(2);
      expect(names.filter((name) => name === 'FetchBacenEntriesActivity')).toHaveLength(3);
    }));

  it('that the directory forgets while it is made is asked for anew', () =>
    tell('file-forgotten', async (run, fake) => {
      expect((await resultOf(run)).key_types).toMatchObject([{ outcome: 'REPAIRED' }]);
      const requests = fake.inputsOf('RequestCidSetFileActivity');
      expect(new Set(requests.map(({ request_id }) => request_id)).size).toBe(2);
    }));

  it('that is forgotten again and again fails the sync', async () => {
    const prepare = (fake: FakeVSyncActivities): void =>
      fake.refuse('GetCidSetFileActivity', 'NotFound');
    const input = { ...INPUT, sync_type: 'FULL' };
    await world.withRun({ workflow: VSYNC_WORKFLOW, input, prepare }, async (run, fake) => {
      expect(await failureOf(run)).toMatchObject({ cause: { type: 'SyncFileDamaged' } });
      expect(fake.inputsOf('RequestCidSetFileActivity')).toHaveLength(3);
    });
  });

  it('goes to another host where its process is gone', () =>
    tell('host-lost', async (run, fake) => {
      expect((await resultOf(run)).key_types).toMatchObject([{ outcome: 'REPAIRED' }]);
      const names = fake.names();
      expect(names.filter((name) => name === 'FindFileHostActivity')).toHaveLength(2);
      expect(names.filter((name) => name === 'FetchBacenEntriesActivity')).toHaveLength(1);
    }));
});

describe('the status', () => {
  it('shows phase, per cent, rate and differences, and takes no progress at another phase', async () => {
    const prepare = (fake: FakeVSyncActivities): void =>
      fake.answer('PlanRepairActivity', {
        changes_most: 4_000,
        changes_least: 4_000,
        changes_allowed: 1_000,
      });
    const input = { ...INPUT, sync_type: 'FULL' };
    await world.withRun({ workflow: VSYNC_WORKFLOW, input, prepare }, async (run, fake) => {
      await isAt(run, 'AWAITING_APPROVAL');
      await run.signal(SYNC_PROGRESS_SIGNAL, { percent: 40, entries_per_second: 9 });
      expect(await run.query<VSyncStatusAnswer>(VSYNC_STATUS_QUERY)).toEqual({
        participant_ispb: '12345678',
        sync_type: 'FULL',
        dry_run: false,
        phase: 'AWAITING_APPROVAL',
        differences: 4_000,
      });
      fake.answer('VerifySyncActivity', OTHER, SAME);
      await run.signal(APPROVE_SIGNAL, {});
      await resultOf(run);
      const answer = await run.query<VSyncStatusAnswer>(VSYNC_STATUS_QUERY);
      expect(answer).toMatchObject({ phase: 'DONE', differences: 4 });
    });
  });

  it('shows how far a long step is, as the step itself tells it', async () => {
    let isSeen = false;
    const prepare = (fake: FakeVSyncActivities): void =>
      void Object.assign(fake.activities, {
        async FetchBacenEntriesActivity() {
          const { progress } = currentAttempt(100);
          for (let done = 0; !isSeen; done = Math.min(done + 1, 30)) {
            progress({ done, total: 40 });
            await pause(50);
          }
        },
      });
    const input = { ...INPUT, sync_type: 'FULL' };
    await world.withRun({ workflow: VSYNC_WORKFLOW, input, prepare }, async (run) => {
      let answer: VSyncStatusAnswer;
      do {
        await pause(50);
        answer = await run.query<VSyncStatusAnswer>(VSYNC_STATUS_QUERY);
      } while (!answer.percent);
      isSeen = true;
      expect(answer.phase).toBe('READING_FILE');
      expect(answer.percent).toBeLessThanOrEqual(75);
      expect(answer.entries_per_second).toBeGreaterThan(0);
      expect((await resultOf(run)).key_types).toMatchObject([{ outcome: 'REPAIRED' }]);
    });
  });
});

describe('a broken run', () => {
  it('reports and tells its failure, then fails with it', () =>
    tell('unimplemented', async (run, fake) => {
      expect(await failureOf(run)).toMatchObject({ cause: { type: 'BridgeUnimplemented' } });
      expect(fake.eventTypes()).toEqual(['dict.sync.failed']);
      const report = fake.calls.find(({ name }) => name === 'GenerateSyncReportActivity');
      expect(report?.input).toMatchObject({ failure_type: 'BridgeUnimplemented', key_types: [] });
    }));

  it('is cancelled as it was asked to, and repairs nothing', () =>
    tell('cancelled', async (run, fake) => {
      expect(await failureOf(run)).toMatchObject({ cause: { name: 'CancelledFailure' } });
      expect(fake.names()).not.toContain('RepairEntriesActivity');
    }));

  it('names what is wrong with its input, and does nothing', () =>
    tell('invalid-input', async (run, fake) => {
      expect(await failureOf(run)).toMatchObject({ cause: { type: 'InvalidInput' } });
      expect(fake.calls).toEqual([]);
    }));
});

describe('the scheduler', () => {
  it('starts one sync a participant', () =>
    tell('scheduled', async (run) => {
      expect(await run.result()).toEqual({ started: ['11111111', '22222222'], at_work: [] });
    }));

  it('leaves a sync alone that is at work', async () => {
    const input = { participants: ['33333333', '44444444'] };
    const prepare = (fake: FakeVSyncActivities): void => {
      fake.answer('VerifySyncActivity', OTHER);
      fake.answer('PlanRepairActivity', { changes_most: 9, changes_least: 9, changes_allowed: 1 });
    };
    await world.withRun({ workflow: VSYNC_SCHEDULER_WORKFLOW, input, prepare }, async (run) => {
      expect(await run.result()).toEqual({ started: input.participants, at_work: [] });
      const { client } = world.environment;
      const { taskQueue } = await run.describe();
      const again = await client.workflow.start(VSYNC_SCHEDULER_WORKFLOW, {
        taskQueue,
        workflowId: `${taskQueue}-again`,
        args: [input],
      });
      expect(await again.result()).toEqual({ started: [], at_work: input.participants });
      for (const participant of input.participants)
        await client.workflow.getHandle(vsyncWorkflowId(participant)).terminate();
    });
  });
});
