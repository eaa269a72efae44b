import { ENTRY_REASONS } from '@conn-dict/dict';
import { InvalidInputError, type FieldFault } from '../fields/field-fault.js';
import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { account, owner } from '../fields/person-readers.js';
import { optional } from '../fields/reader.js';
import { id, oneOf, text } from '../fields/text-readers.js';
import { reasonFaults } from './reason-faults.js';

export const UPDATE_ENTRY_WORKFLOW = 'UpdateEntryWorkflow';

/** What shall become of an entry; what is missing stays as it is. */
export const entryChangeShape = {
  entry_id: id,
  /** The new account, at the participant that holds the entry. */
  account: optional(account),
  /** The same person under another name or trade name. */
  owner: optional(owner),
  reason: oneOf(ENTRY_REASONS),
  /** Who asked for it, for the record: an operator's or a service's id. */
  requested_by: optional(text(128)),
};

export type UpdateEntryWorkflowInput = Wire<typeof entryChangeShape>;
export type EntryChange = Parsed<typeof entryChangeShape>;

/** The changed entry. A refused change fails the run, with a `FailureType`, and the entry stays as it was. */
export interface UpdateEntryWorkflowResult {
  readonly entry_id: string;
  readonly status: 'ACTIVE';
  /** When the directory changed it, RFC 3339 in UTC. */
  readonly updated_at: string;
}

/** Reads the input of an UpdateEntryWorkflow. @throws InvalidInputError */
export function parseUpdateEntryWorkflowInput(input: unknown): EntryChange {
  const change = parseObject(entryChangeShape, input);
  const faults = [...contentFaults(change), ...reasonFaults('UPDATE', change.reason)];
  if (faults.length > 0) throw new InvalidInputError(faults);
  return change;
}

function contentFaults(change: EntryChange): FieldFault[] {
  if (change.account || change.owner) return [];
  return [{ field: 'account', rule: 'is missing, and owner too: one of them must change' }];
}

/** The workflow id that the client library gives the change of an entry. */
export function updateEntryWorkflowId(entryId: string): string {
  return `entry-update-${entryId}`;
}
