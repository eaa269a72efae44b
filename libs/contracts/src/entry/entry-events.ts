import type { EntryOperation, EntryReason, KeyType } from '@conn-dict/dict';
import type { EntryStatus } from './entry-status.js';

/** Event types of an entry. */
export const ENTRY_EVENT_TYPES = [
  'dict.entry.created',
  'dict.entry.rejected',
  'dict.entry.updated',
  'dict.entry.deactivated',
  'dict.entry.reactivated',
  'dict.entry.deleted',
  'dict.entry.failed',
] as const;
export type EntryEventType = (typeof ENTRY_EVENT_TYPES)[number];

/** The data of an entry's event: ids and states, no personal data. */
export interface EntryEventData {
  readonly entry_id: string;
  readonly operation: EntryOperation;
  readonly key_type: KeyType;
  /** ISPB of the participant that holds the entry. */
  readonly participant: string;
  readonly status: EntryStatus;
  readonly reason: EntryReason;
  readonly failure_type?: string;
}
