import { ENTRY_OPERATIONS, ENTRY_REASONS, KEY_TYPES, type KeyType } from '@conn-dict/dict';
import { key } from '../fields/key-readers.js';
import { flag } from '../fields/list-readers.js';
import type { Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { id, instant, ispb, matching, oneOf, requestId, text } from '../fields/text-readers.js';
import { newEntryShape } from './create-entry-workflow.js';
import { ENTRY_EVENT_TYPES } from './entry-events.js';
import { ENTRY_STATUSES, type EntryStatus } from './entry-status.js';
import { entryChangeShape } from './update-entry-workflow.js';

/** The run that works on an entry's row. */
const runRef = {
  entry_id: id,
  /** RequestId of the run's write at the directory, and the token of the run on the row. */
  request_id: requestId,
  /** The workflow that works on the row; no other may meanwhile. */
  workflow_id: text(1000),
};

export const createEntryShape = { ...newEntryShape, ...runRef };
export const updateEntryShape = { ...entryChangeShape, ...runRef };
export const validateEntryShape = {
  /** CREATE needs key_type, account and owner; UPDATE what shall change. */
  operation: oneOf(['CREATE', 'UPDATE']),
  ...entryChangeShape,
  ...runRef,
  key_type: optional(oneOf(KEY_TYPES)),
  key: optional(key),
};
export const getEntryStatusShape = {
  entry_id: id,
  request_id: requestId,
  /** The answer decides no write: it may come from a cache, and `is_own` is false then. */
  may_be_stale: optional(flag),
};
export const activateEntryShape = {
  entry_id: id,
  request_id: requestId,
  /** Of a new entry: what the directory answered. Missing, a deactivated entry is taken back into use. */
  directory_entry_id: optional(id),
  cid: optional(matching(/^[0-9a-f]{64}$/, '64 hexadecimal digits')),
  /** Of a new EVP: the key that the directory made. */
  key: optional(key),
  created_at: optional(instant),
};
export const deactivateEntryShape = { ...runRef, reason: oneOf(ENTRY_REASONS) };
export const deleteEntryShape = { ...runRef, reason: oneOf(ENTRY_REASONS) };
export const recordEntryFailureShape = {
  entry_id: id,
  request_id: requestId,
  failure_type: text(100),
};
export const publishEntryEventShape = {
  /** Computed from workflow id, run and step, so that a consumer can drop a repeat. */
  event_id: text(1100),
  event_type: oneOf(ENTRY_EVENT_TYPES),
  time: instant,
  entry_id: id,
  operation: oneOf(ENTRY_OPERATIONS),
  key_type: oneOf(KEY_TYPES),
  participant: ispb,
  status: oneOf(ENTRY_STATUSES),
  reason: oneOf(ENTRY_REASONS),
  failure_type: optional(text(100)),
};

export type CreateEntryInput = Wire<typeof createEntryShape>;
export type UpdateEntryInput = Wire<typeof updateEntryShape>;
export type ValidateEntryInput = Wire<typeof validateEntryShape>;
export type GetEntryStatusInput = Wire<typeof getEntryStatusShape>;
export type ActivateEntryInput = Wire<typeof activateEntryShape>;
export type DeactivateEntryInput = Wire<typeof deactivateEntryShape>;
export type DeleteEntryInput = Wire<typeof deleteEntryShape>;
export type RecordEntryFailureInput = Wire<typeof recordEntryFailureShape>;
export type PublishEntryEventInput = Wire<typeof publishEntryEventShape>;

/** Where an entry stands after a step. */
export interface EntryStepResult {
  readonly status: EntryStatus;
  /** When it came there, RFC 3339: the directory's time where it tells one. */
  readonly changed_at: string;
}

/** What the directory made of a new entry. */
export interface CreateEntryResult {
  /** The Bridge's id of the entry. */
  readonly directory_entry_id: string;
  /** 64 hexadecimal digits. */
  readonly cid: string;
  /** Of an EVP only. */
  readonly key?: string;
  readonly created_at: string;
}

/** What an earlier run has made of the same request; empty where there is something to do. */
export interface ValidateEntryResult {
  readonly done?: EntryStepResult & { readonly key?: string };
}

export interface GetEntryStatusResult extends EntryStepResult {
  readonly key_type: KeyType;
  readonly participant: string;
  /** The run that asks was the last to work on the row: in a workflow task that was given up, say. */
  readonly is_own: boolean;
}

/** Where the entry stands after its update, and whose it is; a step of an earlier release tells only where it stands. */
export interface UpdateEntryResult extends EntryStepResult {
  readonly key_type?: KeyType;
  readonly participant?: string;
}

export interface RecordEntryFailureResult {
  /** False where the run has no row: there is nothing to tell of. */
  readonly recorded: boolean;
}

/** The entry domain's own activities; each is registered under its name here. */
export interface EntryActivities {
  /** Checks that the rules allow a new entry, or a change of one. A new entry that they refuse leaves its row REJECTED. */
  ValidateEntryActivity(input: ValidateEntryInput): Promise<ValidateEntryResult>;
  /** Writes the row as PENDING and registers the key at the directory. */
  CreateEntryActivity(input: CreateEntryInput): Promise<CreateEntryResult>;
  /** Takes an entry into use: a new one with its CID, or one whose deletion was cancelled. */
  ActivateEntryActivity(input: ActivateEntryInput): Promise<EntryStepResult>;
  /** Tells where the entry stands; one that is not held here is read from the directory and stored. */
  GetEntryStatusActivity(input: GetEntryStatusInput): Promise<GetEntryStatusResult>;
  /** Changes account or names at the directory and here. */
  UpdateEntryActivity(input: UpdateEntryInput): Promise<UpdateEntryResult>;
  /** Takes an entry out of use here, before it is deleted. */
  DeactivateEntryActivity(input: DeactivateEntryInput): Promise<EntryStepResult>;
  /** Removes a deactivated entry at the directory and here. */
  DeleteEntryActivity(input: DeleteEntryInput): Promise<EntryStepResult>;
  /** Writes the failure that ends a run on the entry's row, and takes the row out of between. */
  RecordEntryFailureActivity(input: RecordEntryFailureInput): Promise<RecordEntryFailureResult>;
  /** Puts one event of the entry on the event log. */
  PublishEntryEventActivity(input: PublishEntryEventInput): Promise<void>;
}
