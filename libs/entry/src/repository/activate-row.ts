import { NO_CHANGE, type Database } from '@conn-dict/database';
import { sql, type RawBuilder } from 'kysely';
import type { EntryRepository, EntryRow } from '../ports.js';
import { isOwnAt, keptUnless, moveRow } from './change-row.js';

type Activation = Parameters<EntryRepository['activate']>[0];

/** Takes a new entry into use with what the directory answered, or one whose deletion was cancelled as it was. */
export function activate(
  database: Pick<Database, 'db'>,
  { directoryEntryId, cid, key, createdAt, ...run }: Activation,
): Promise<EntryRow> {
  const isNew = directoryEntryId !== undefined;
  return moveRow(database, run, {
    from: isNew ? ['PENDING', 'REJECTED'] : ['INACTIVE'],
    isSettled: isNew
      ? isRegistered(directoryEntryId)
      : isOwnAt(run.runToken, ['ACTIVE', 'DELETED']),
    change: {
      status: 'ACTIVE',
      ...NO_CHANGE,
      failure_type: null,
      ended_at: null,
      directory_entry_id: keptUnless('directory_entry_id', directoryEntryId),
      cid: keptUnless('cid', cid),
      key_value: keptUnless('key_value', key),
      created_at: keptUnless('created_at', createdAt),
      updated_at: sql`now()`,
    },
  });
}

/** The row has been this entry of the directory: whoever works on it now, it was taken into use before. */
function isRegistered(directoryEntryId: string): RawBuilder<boolean> {
  return sql<boolean>`(status not in ('PENDING', 'REJECTED')
    and coalesce(directory_entry_id, entry_id) = ${directoryEntryId})`;
}
