import { randomUUID } from 'node:crypto';
import {
  CANCEL_DELETION_SIGNAL,
  CANCEL_ENTRY_DELETION_UPDATE,
  CREATE_ENTRY_WORKFLOW,
  DELETE_ENTRY_WORKFLOW,
  ENTRY_STATUS_QUERY,
  UPDATE_ENTRY_WORKFLOW,
  createEntryInputShape,
  createEntryWorkflowId,
  deleteEntryInputShape,
  deleteEntryWorkflowId,
  entryChangeShape,
  parseCancelDeletionInput,
  parseCreateEntryWorkflowInput,
  parseDeleteEntryWorkflowInput,
  parseUpdateEntryWorkflowInput,
  updateEntryWorkflowId,
  type CancelDeletionInput,
  type CancelEntryDeletionAnswer,
  type CreateEntryWorkflowInput,
  type CreateEntryWorkflowResult,
  type DeleteEntryWorkflowInput,
  type DeleteEntryWorkflowResult,
  type EntryStatusAnswer,
  type UpdateEntryWorkflowInput,
  type UpdateEntryWorkflowResult,
} from '@conn-dict/contracts';
import { createProcess, type Process } from './process.js';
import type { Run } from './run.js';
import type { RunDeps } from './start-run.js';

export type CreationRun = Run<EntryStatusAnswer, CreateEntryWorkflowResult>;
export type ChangeRun = Run<EntryStatusAnswer, UpdateEntryWorkflowResult>;

/** A deletion, that may wait. */
export interface DeletionRun extends Run<EntryStatusAnswer, DeleteEntryWorkflowResult> {
  /** Keeps the entry and answers whether that counts. @throws ConnDictError `InvalidInput`, `RunEnded` */
  cancelDeletion(input?: CancelDeletionInput): Promise<CancelEntryDeletionAnswer>;
  /** Keeps the entry without an answer, also while no worker is there. @throws ConnDictError `RunEnded` */
  signalCancelDeletion(input?: CancelDeletionInput): Promise<void>;
}

/** What can be done with entries, by `entry_id`. */
export interface Entries {
  /** Registers a key. Without an `entry_id` one is chosen here, and a second start is another entry. */
  readonly create: Process<CreateEntryWorkflowInput, CreationRun, CreateEntryWorkflowResult>;
  /** Changes the account or the names behind a key; one change of an entry at a time. */
  readonly update: Process<UpdateEntryWorkflowInput, ChangeRun, UpdateEntryWorkflowResult>;
  /** Removes a key, at once or after a waiting period. */
  readonly delete: Process<DeleteEntryWorkflowInput, DeletionRun, DeleteEntryWorkflowResult>;
}

const ENTRY = { idField: 'entry_id', statusQuery: ENTRY_STATUS_QUERY } as const;

export function createEntries(deps: RunDeps): Entries {
  return {
    create: createCreation(deps),
    update: createChange(deps),
    delete: createDeletion(deps),
  };
}

function createCreation(deps: RunDeps): Entries['create'] {
  return createProcess<
    CreateEntryWorkflowInput,
    EntryStatusAnswer,
    CreateEntryWorkflowResult,
    CreationRun
  >(deps, {
    ...ENTRY,
    workflowType: CREATE_ENTRY_WORKFLOW,
    parse: parseCreateEntryWorkflowInput,
    shape: createEntryInputShape,
    toWorkflowId: createEntryWorkflowId,
    complete: (input) => ({ entry_id: randomUUID(), ...input }),
    toStarted: toPlainRun,
  });
}

function createChange(deps: RunDeps): Entries['update'] {
  return createProcess<
    UpdateEntryWorkflowInput,
    EntryStatusAnswer,
    UpdateEntryWorkflowResult,
    ChangeRun
  >(deps, {
    ...ENTRY,
    workflowType: UPDATE_ENTRY_WORKFLOW,
    parse: parseUpdateEntryWorkflowInput,
    shape: entryChangeShape,
    toWorkflowId: updateEntryWorkflowId,
    toStarted: toPlainRun,
  });
}

function createDeletion(deps: RunDeps): Entries['delete'] {
  return createProcess<
    DeleteEntryWorkflowInput,
    EntryStatusAnswer,
    DeleteEntryWorkflowResult,
    DeletionRun
  >(deps, {
    ...ENTRY,
    workflowType: DELETE_ENTRY_WORKFLOW,
    parse: parseDeleteEntryWorkflowInput,
    shape: deleteEntryInputShape,
    toWorkflowId: deleteEntryWorkflowId,
    waitHours: ({ waiting_period_days = 0 }) => waiting_period_days * 24,
    toStarted: ({ signal, update, ...run }) => ({
      ...run,
      cancelDeletion: (input) =>
        update(CANCEL_ENTRY_DELETION_UPDATE, parseCancelDeletionInput, input),
      signalCancelDeletion: (input) =>
        signal(CANCEL_DELETION_SIGNAL, parseCancelDeletionInput, input),
    }),
  });
}

/** A run that takes no messages. */
function toPlainRun<Status, Result>({
  workflowId,
  status,
  result,
}: Run<Status, Result>): Run<Status, Result> {
  return { workflowId, status, result };
}
