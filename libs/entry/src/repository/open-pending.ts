import type { FailureType } from '@conn-dict/contracts';
import {
  StorageError,
  repeatOnConflict,
  toContentColumns,
  type Database,
} from '@conn-dict/database';
import { sql, type RawBuilder } from 'kysely';
import type { EntryRow, EntryToCreate } from '../ports.js';
import { toEntryRow, type StoredEntry } from './entry-row.js';

type Db = Pick<Database, 'db'>;

/** The index that gives a key to one row at a time. */
export const ONE_LIVE_KEY = 'entries_one_live_key';

/** Inserts the entry or takes up its row, in one statement; `undefined` where another row has the key. */
export async function openPending({ db }: Db, entry: EntryToCreate): Promise<EntryRow | undefined> {
  const statement = insertOrTakeUp(entry);
  try {
    const { rows } = await repeatOnConflict(ONE_LIVE_KEY, () => statement.execute(db));
    // None: another attempt inserted it while this statement ran. The repeat of the step finds its row.
    if (!rows[0]) throw new StorageError('StorageUnavailable', 'CONCURRENT_INSERT');
    return toEntryRow(rows[0].entry);
  } catch (error) {
    if (error instanceof StorageError && error.constraint === ONE_LIVE_KEY) return undefined;
    throw error;
  }
}

/** Leaves a REJECTED row, unless the entry has a row that is anything else. */
export async function rejectEntry(
  { db }: Db,
  entry: EntryToCreate,
  failureType: FailureType,
): Promise<void> {
  await sql`
    insert into entries as e (${columns(entry)}, status, failure_type, ended_at)
    values (${values(entry)}, 'REJECTED', ${failureType}, now())
    on conflict (entry_id) do update set
      failure_type = excluded.failure_type, ended_at = now(), updated_at = now(),
      request_id = excluded.request_id, workflow_id = excluded.workflow_id, run_token = excluded.run_token
    where e.status = 'REJECTED' and ${isSameContent()}`.execute(db);
}

function insertOrTakeUp(entry: EntryToCreate): RawBuilder<{ readonly entry: StoredEntry }> {
  return sql`
    with taken as (
      insert into entries as e (${columns(entry)}, status, change_kind, change_request_id)
      values (${values(entry)}, 'PENDING', 'CREATE', ${entry.requestId})
      on conflict (entry_id) do update set
        request_id = case e.status when 'REJECTED' then excluded.request_id else e.request_id end,
        change_request_id = case e.status when 'REJECTED' then excluded.request_id else e.request_id end,
        change_kind = 'CREATE', status = 'PENDING', failure_type = null, ended_at = null,
        workflow_id = excluded.workflow_id, run_token = excluded.run_token, updated_at = now()
      where ${isSameContent()}
        and (e.status = 'REJECTED' or (e.status = 'PENDING' and e.workflow_id = excluded.workflow_id))
      returning *)
    select to_jsonb(taken) as entry from taken
    union all
    select to_jsonb(e) from entries e where entry_id = ${entry.entryId} and not exists (select from taken)`;
}

function toRow(entry: EntryToCreate) {
  return {
    entry_id: entry.entryId,
    ...toContentColumns(entry),
    reason: entry.reason,
    requested_by: entry.requestedBy ?? null,
    request_id: entry.requestId,
    workflow_id: entry.workflowId,
    run_token: entry.requestId,
  };
}

function columns(entry: EntryToCreate): RawBuilder<unknown> {
  return sql.join(Object.keys(toRow(entry)).map((column) => sql.ref(column)));
}

function values(entry: EntryToCreate): RawBuilder<unknown> {
  return sql.join(Object.values(toRow(entry)));
}

/** Tells whether the row asks for what is inserted; an EVP has no key before it is made. */
function isSameContent(): RawBuilder<boolean> {
  const fields = sql.raw(
    'key_type key_value participant branch account_number account_type opening_date owner_type owner_tax_id owner_name owner_trade_name reason'
      .split(' ')
      .map((column) => `e.${column} is not distinct from excluded.${column}`)
      .join(' and '),
  );
  return sql<boolean>`(${fields})`;
}
