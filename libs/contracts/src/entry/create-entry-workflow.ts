import { ENTRY_REASONS, KEY_TYPES } from '@conn-dict/dict';
import { InvalidInputError } from '../fields/field-fault.js';
import { key, newKeyFaults } from '../fields/key-readers.js';
import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { account, owner } from '../fields/person-readers.js';
import { optional } from '../fields/reader.js';
import { id, oneOf, text } from '../fields/text-readers.js';
import { reasonFaults } from './reason-faults.js';

export const CREATE_ENTRY_WORKFLOW = 'CreateEntryWorkflow';

/** What a new entry is made of. */
export const newEntryShape = {
  key_type: oneOf(KEY_TYPES),
  /** The key; missing for an EVP, which the directory makes. */
  key: optional(key),
  /** The account that the key shall point to; its participant registers the key. */
  account,
  owner,
  reason: oneOf(ENTRY_REASONS),
  /** Who asked for it, for the record: an operator's or a service's id. */
  requested_by: optional(text(128)),
};

export const createEntryInputShape = {
  /** The entry's id at its starter; a second start with it is the same entry. Missing, the run chooses a UUID. */
  entry_id: optional(id),
  ...newEntryShape,
};

export type CreateEntryWorkflowInput = Wire<typeof createEntryInputShape>;
export type NewEntry = Parsed<typeof createEntryInputShape>;

/** The registered entry. A refused one fails the run, with a `FailureType`. */
export interface CreateEntryWorkflowResult {
  readonly entry_id: string;
  readonly status: 'ACTIVE';
  /** Of an EVP only: the key that the directory made. */
  readonly key?: string;
  /** When the directory registered it, RFC 3339 in UTC. */
  readonly created_at: string;
}

/** Reads the input of a CreateEntryWorkflow. @throws InvalidInputError */
export function parseCreateEntryWorkflowInput(input: unknown): NewEntry {
  const entry = parseObject(createEntryInputShape, input);
  assertNewEntry(entry);
  return entry;
}

/** Makes sure that the key is one of its type, and the reason one of a creation. @throws InvalidInputError */
export function assertNewEntry(entry: Pick<NewEntry, 'keyType' | 'key' | 'reason'>): void {
  const faults = [...newKeyFaults(entry), ...reasonFaults('CREATE', entry.reason)];
  if (faults.length > 0) throw new InvalidInputError(faults);
}

/** The workflow id that the client library gives the creation of an entry. */
export function createEntryWorkflowId(entryId: string): string {
  return `entry-create-${entryId}`;
}
