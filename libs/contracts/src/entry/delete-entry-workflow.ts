import { ENTRY_REASONS } from '@conn-dict/dict';
import { InvalidInputError } from '../fields/field-fault.js';
import { wholeNumber } from '../fields/number-readers.js';
import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { id, oneOf, text } from '../fields/text-readers.js';
import { reasonFaults } from './reason-faults.js';

export const DELETE_ENTRY_WORKFLOW = 'DeleteEntryWorkflow';

/** Days that a deletion may wait at most: longer, and nobody remembers why. */
export const DELETION_WAIT_DAYS_MAX = 90;

export const deleteEntryInputShape = {
  entry_id: id,
  reason: oneOf(ENTRY_REASONS),
  /** Days in which `cancel_deletion` can take the deletion back. @default 0, the entry goes at once */
  waiting_period_days: optional(wholeNumber({ min: 0, max: DELETION_WAIT_DAYS_MAX })),
  /** Who asked for it, for the record: an operator's or a service's id. */
  requested_by: optional(text(128)),
};

export type DeleteEntryWorkflowInput = Wire<typeof deleteEntryInputShape>;
export type EntryDeletion = Parsed<typeof deleteEntryInputShape>;

/** What became of the entry: gone, or kept because the deletion was cancelled in time. */
export interface DeleteEntryWorkflowResult {
  readonly entry_id: string;
  readonly status: 'DELETED' | 'ACTIVE';
  /** When the directory removed it, or when it was kept, RFC 3339 in UTC. */
  readonly ended_at: string;
}

/** Reads the input of a DeleteEntryWorkflow. @throws InvalidInputError */
export function parseDeleteEntryWorkflowInput(input: unknown): EntryDeletion {
  const deletion = parseObject(deleteEntryInputShape, input);
  const faults = reasonFaults('DELETE', deletion.reason);
  if (faults.length > 0) throw new InvalidInputError(faults);
  return deletion;
}

/** The workflow id that the client library gives the deletion of an entry. */
export function deleteEntryWorkflowId(entryId: string): string {
  return `entry-delete-${entryId}`;
}
