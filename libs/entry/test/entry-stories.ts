import { setTimeout as pause } from 'node:timers/promises';
import {
  CANCEL_ENTRY_DELETION_UPDATE,
  CREATE_ENTRY_WORKFLOW,
  DELETE_ENTRY_WORKFLOW,
  ENTRY_STATUS_QUERY,
  UPDATE_ENTRY_WORKFLOW,
  type EntryStatusAnswer,
} from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { CREATE, DELETE_LATER, UPDATE } from './entry-inputs.js';
import type { RunOptions } from './entry-workflow-world.js';

/** A path through a workflow of which a history is kept. */
export interface EntryStory extends RunOptions {
  readonly name: string;
  readonly story: string;
  /** Brings the run to its end; its result is awaited, whatever it is, after that. @default nothing */
  readonly tell?: (run: WorkflowHandle) => Promise<unknown>;
}

/** Resolves when the deletion waits. */
export async function deletionWaits(run: WorkflowHandle): Promise<void> {
  for (;;) {
    const { deletes_at } = await run.query<EntryStatusAnswer>(ENTRY_STATUS_QUERY);
    if (deletes_at !== undefined) return;
    await pause(20);
  }
}

const whenItWaits =
  (act: (run: WorkflowHandle) => Promise<unknown>) => async (run: WorkflowHandle) => {
    await deletionWaits(run);
    await act(run);
  };
const OUTAGE = { times: 4, retryable: true };

export const ENTRY_STORIES: readonly EntryStory[] = [
  {
    name: 'created',
    story: 'registered, every step at the first try',
    workflow: CREATE_ENTRY_WORKFLOW,
  },
  {
    name: 'created-evp',
    story: 'an EVP without an id of its own, made by the directory',
    workflow: CREATE_ENTRY_WORKFLOW,
    input: { ...CREATE, entry_id: undefined, key_type: 'EVP', key: undefined },
  },
  {
    name: 'created-before',
    story: 'a second run of the same entry',
    workflow: CREATE_ENTRY_WORKFLOW,
    prepare: (fake) => fake.doneBefore(),
  },
  {
    name: 'create-outage',
    story: 'the Bridge was away while the key was registered',
    workflow: CREATE_ENTRY_WORKFLOW,
    prepare: (fake) => fake.refuse('CreateEntryActivity', 'BridgeUnavailable', OUTAGE),
  },
  {
    name: 'create-refused',
    story: 'refused by the directory: rejected',
    workflow: CREATE_ENTRY_WORKFLOW,
    prepare: (fake) => fake.refuse('CreateEntryActivity', 'EntryAlreadyExists'),
  },
  {
    name: 'create-invalid-input',
    story: 'bad input',
    workflow: CREATE_ENTRY_WORKFLOW,
    input: { ...CREATE, key: '5511987654321' },
  },
  {
    name: 'updated',
    story: 'changed, every step at the first try',
    workflow: UPDATE_ENTRY_WORKFLOW,
  },
  {
    name: 'update-outage',
    story: 'the Bridge was away while the entry was changed',
    workflow: UPDATE_ENTRY_WORKFLOW,
    prepare: (fake) => fake.refuse('UpdateEntryActivity', 'BridgeUnavailable', OUTAGE),
  },
  {
    name: 'update-refused',
    story: 'refused by the directory: as it was',
    workflow: UPDATE_ENTRY_WORKFLOW,
    prepare: (fake) => fake.refuse('UpdateEntryActivity', 'EntryInvalid'),
  },
  {
    name: 'update-done-before',
    story: 'a change to what the entry has already',
    workflow: UPDATE_ENTRY_WORKFLOW,
    input: UPDATE,
    prepare: (fake) => fake.doneBefore(),
  },
  {
    name: 'deleted',
    story: 'removed at once, every step at the first try',
    workflow: DELETE_ENTRY_WORKFLOW,
  },
  {
    name: 'deleted-after-wait',
    story: 'removed after 30 days in which nobody took it back',
    workflow: DELETE_ENTRY_WORKFLOW,
    input: DELETE_LATER,
  },
  {
    name: 'deletion-cancelled',
    story: 'taken back by a signal, after one that could not be read',
    workflow: DELETE_ENTRY_WORKFLOW,
    input: DELETE_LATER,
    tell: whenItWaits(async (run) => {
      await run.signal('cancel_deletion', { cancelled_by: 7 });
      await run.signal('cancel_deletion');
    }),
  },
  {
    name: 'deletion-cancelled-by-update',
    story: 'taken back by an update',
    workflow: DELETE_ENTRY_WORKFLOW,
    input: DELETE_LATER,
    tell: whenItWaits((run) => run.executeUpdate(CANCEL_ENTRY_DELETION_UPDATE, { args: [{}] })),
  },
  {
    name: 'deletion-workflow-cancelled',
    story: 'the workflow was cancelled while it waited',
    workflow: DELETE_ENTRY_WORKFLOW,
    input: DELETE_LATER,
    tell: whenItWaits((run) => run.cancel()),
  },
  {
    name: 'delete-refused',
    story: 'refused by the directory after the wait: in use again',
    workflow: DELETE_ENTRY_WORKFLOW,
    input: DELETE_LATER,
    prepare: (fake) => fake.refuse('DeleteEntryActivity', 'EntryLockedByClaim'),
  },
  {
    name: 'deleted-before',
    story: 'a second run of the same deletion',
    workflow: DELETE_ENTRY_WORKFLOW,
    prepare: (fake) => void (fake.status = 'DELETED'),
  },
];
