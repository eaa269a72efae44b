import { setTimeout as pause } from 'node:timers/promises';
import {
  APPROVE_SIGNAL,
  VSYNC_SCHEDULER_WORKFLOW,
  VSYNC_STATUS_QUERY,
  VSYNC_WORKFLOW,
  type SyncPhase,
  type VSyncStatusAnswer,
} from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { OTHER, SAME } from './fake-vsync-activities.js';
import type { RunOptions } from './vsync-workflow-world.js';

/** A path through a workflow of which a history is kept. */
export interface VSyncStory extends RunOptions {
  readonly name: string;
  readonly story: string;
  /** Brings the run to its end; its result is awaited, whatever it is, after that. @default nothing */
  readonly tell?: (run: WorkflowHandle) => Promise<unknown>;
}

/** Resolves when the run has come to a phase. */
export async function isAt(run: WorkflowHandle, phase: SyncPhase): Promise<void> {
  for (;;) {
    const answer = await run.query<VSyncStatusAnswer>(VSYNC_STATUS_QUERY);
    if (answer.phase === phase) return;
    await pause(20);
  }
}

export const INPUT = { participant_ispb: '12345678', key_types: ['PHONE'] };
const MANY = { changes_most: 4_000, changes_least: 3_000, changes_allowed: 1_000 };
const workflow = VSYNC_WORKFLOW;

export const VSYNC_STORIES: readonly VSyncStory[] = [
  { name: 'in-sync', story: 'both sides are the same', workflow, input: INPUT },
  {
    name: 'by-events',
    story: 'the events since the last good sync tell it all',
    workflow,
    input: INPUT,
    prepare: (fake) => fake.answer('VerifySyncActivity', OTHER, SAME),
  },
  {
    name: 'by-file',
    story: 'full, and a second question until the directory agrees',
    workflow,
    input: { ...INPUT, sync_type: 'FULL' },
    prepare: (fake) => fake.answer('VerifySyncActivity', OTHER, SAME),
  },
  {
    name: 'approved',
    story:
      'more differences than may be repaired unasked, and an approval after one that cannot be read',
    workflow,
    input: { ...INPUT, sync_type: 'FULL' },
    prepare: (fake) => fake.answer('PlanRepairActivity', MANY),
    tell: async (run) => {
      await isAt(run, 'AWAITING_APPROVAL');
      await run.signal(APPROVE_SIGNAL, { approved_by: 7 });
      await run.signal(APPROVE_SIGNAL, { approved_by: 'operator-7' });
    },
  },
  {
    name: 'not-approved',
    story: 'nobody approves in half a day',
    workflow,
    input: { ...INPUT, sync_type: 'FULL' },
    prepare: (fake) => fake.answer('PlanRepairActivity', MANY),
  },
  {
    name: 'dry-run',
    story: 'events do not tell it all, the file does; nothing is repaired',
    workflow,
    input: { ...INPUT, dry_run: true },
    prepare: (fake) => fake.answer('VerifySyncActivity', OTHER, OTHER, OTHER, SAME),
  },
  {
    name: 'file-damaged',
    story: 'a file that is damaged twice, then another one',
    workflow,
    input: { ...INPUT, sync_type: 'FULL' },
    prepare: (fake) => fake.refuse('CompareEntriesActivity', 'SyncFileDamaged', { times: 2 }),
  },
  {
    name: 'file-forgotten',
    story: 'a file that the directory forgets while it is made, then another one',
    workflow,
    input: { ...INPUT, sync_type: 'FULL' },
    prepare: (fake) => fake.refuse('GetCidSetFileActivity', 'NotFound', { times: 1 }),
  },
  {
    name: 'host-lost',
    story: 'the process that was to hold the file is gone',
    workflow,
    input: { ...INPUT, sync_type: 'FULL' },
    prepare: (fake) => {
      const host = { task_queue: 'of a process that is gone' };
      fake.answer('FindFileHostActivity', host, fake.host);
    },
  },
  {
    name: 'never-the-same',
    story: 'every way was tried, and both sides differ',
    workflow,
    input: INPUT,
    prepare: (fake) => fake.answer('VerifySyncActivity', OTHER),
  },
  {
    name: 'unimplemented',
    story: 'a Bridge without reconciliation',
    workflow,
    input: INPUT,
    prepare: (fake) => fake.refuse('VerifySyncActivity', 'BridgeUnimplemented'),
  },
  {
    name: 'cancelled',
    story: 'cancelled while it waited for an approval',
    workflow,
    input: { ...INPUT, sync_type: 'FULL' },
    prepare: (fake) => fake.answer('PlanRepairActivity', MANY),
    tell: async (run) => {
      await isAt(run, 'AWAITING_APPROVAL');
      await run.cancel();
    },
  },
  { name: 'invalid-input', story: 'bad input', workflow, input: { participant_ispb: '1' } },
  {
    name: 'scheduled',
    story: 'the syncs of two participants',
    workflow: VSYNC_SCHEDULER_WORKFLOW,
    input: { participants: ['11111111', '22222222'] },
  },
];
