import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { text } from '../fields/text-readers.js';
import type { EntryStatus } from './entry-status.js';

/** Signal of a DeleteEntryWorkflow: keep the entry. Its input may be missing. */
export const CANCEL_DELETION_SIGNAL = 'cancel_deletion';

/** The same as an update, which answers. */
export const CANCEL_ENTRY_DELETION_UPDATE = 'cancel_entry_deletion';

/** Query of all three workflows of an entry. */
export const ENTRY_STATUS_QUERY = 'status';

const cancelDeletionShape = { cancelled_by: optional(text(128)) };

export type CancelDeletionInput = Wire<typeof cancelDeletionShape>;

/** Reads the input of `cancel_deletion` and `cancel_entry_deletion`; it may be missing. @throws InvalidInputError */
export function parseCancelDeletionInput(input: unknown): Parsed<typeof cancelDeletionShape> {
  return parseObject(cancelDeletionShape, input ?? {});
}

/** How the wait of a deletion ended. */
export type DeletionDecision = 'DELETE' | 'CANCEL';

/** The answer to `cancel_entry_deletion`: refused where the deletion has been decided. */
export interface CancelEntryDeletionAnswer {
  readonly entry_id: string;
  readonly outcome: 'ACCEPTED' | 'REFUSED';
  /** The entry's state at that moment. */
  readonly status: EntryStatus;
  /** The decision that holds, from this message or from what came before it. */
  readonly decision?: DeletionDecision;
}

/** The answer to the query `status`. */
export interface EntryStatusAnswer {
  readonly entry_id: string;
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  /** The entry's state as this run knows it; missing until it has looked. */
  readonly status?: EntryStatus;
  /** Of a deletion: how its wait ended. */
  readonly decision?: DeletionDecision;
  /** Of a deletion that waits: when its wait ends, RFC 3339. */
  readonly deletes_at?: string;
  /** Type of the failure that the run is ending with. */
  readonly failure_type?: string;
}
