import type { EntriesTable } from '@conn-dict/database';
import type { Selectable } from 'kysely';
import type { EntryRow, RowChange } from '../ports.js';

type Timestamps = 'opening_date' | 'created_at' | 'updated_at' | 'ended_at' | 'deactivated_at';

/** A row as `to_jsonb` gives it: one form for every statement, whatever else it answers. */
export type StoredEntry = Omit<Selectable<EntriesTable>, Timestamps | 'cid' | 'change_digest'> &
  Readonly<Record<Timestamps, string | null>> & {
    readonly created_at: string;
    readonly updated_at: string;
  };

/** Maps a row; the table's checks keep its words within the unions of code. */
export function toEntryRow(stored: StoredEntry): EntryRow {
  return {
    entryId: stored.entry_id,
    keyType: stored.key_type as EntryRow['keyType'],
    ...present('key', stored.key_value),
    account: {
      participant: stored.participant,
      ...present('branch', stored.branch),
      accountNumber: stored.account_number,
      accountType: stored.account_type as EntryRow['account']['accountType'],
      ...present('openingDate', stored.opening_date && toDate(stored.opening_date).toISOString()),
    },
    owner: {
      type: stored.owner_type as EntryRow['owner']['type'],
      taxId: stored.owner_tax_id,
      name: stored.owner_name,
      ...present('tradeName', stored.owner_trade_name),
    },
    status: stored.status as EntryRow['status'],
    directoryEntryId: stored.directory_entry_id ?? stored.entry_id,
    ...present('requestId', stored.request_id),
    ...present('reason', stored.reason as EntryRow['reason']),
    ...present('change', toChange(stored)),
    ...present('workflowId', stored.workflow_id),
    ...present('runToken', stored.run_token),
    createdAt: toDate(stored.created_at),
    updatedAt: toDate(stored.updated_at),
    ...present('endedAt', stored.ended_at && toDate(stored.ended_at)),
    ...present('failureType', stored.failure_type as EntryRow['failureType']),
  };
}

function toChange({ change_kind, change_request_id }: StoredEntry): RowChange | undefined {
  if (!change_kind || !change_request_id) return undefined;
  return { kind: change_kind as RowChange['kind'], requestId: change_request_id };
}

function toDate(instant: string): Date {
  return new Date(instant);
}

function present<Name extends string, Value>(
  name: Name,
  value: Value,
): Readonly<Partial<Record<Name, Exclude<Value, null | undefined | ''>>>> {
  return (value ? { [name]: value } : {}) as Readonly<
    Partial<Record<Name, Exclude<Value, null | undefined | ''>>>
  >;
}
