import type { DirectoryEntry } from '@conn-dict/bridge';
import { ENDED_ENTRY_STATUSES } from '@conn-dict/contracts';
import { NO_CHANGE, repeatOnConflict, toContentColumns, type Database } from '@conn-dict/database';
import { sql } from 'kysely';
import { ONE_LIVE_KEY } from './open-pending.js';

/**
 * Replaces the row that has the key, whatever its id, or puts one under `entryId`; the table's triggers keep CIDs and
 * buckets. Whatever was under way on the row has been overtaken by the directory. Answers the row's id.
 *
 * A row that came of the same request already stays as it is: this is a repeat, and what was changed, begun or deleted
 * since is newer than what it has read.
 */
export async function storeFromDirectory(
  { db }: Pick<Database, 'db'>,
  entryId: string,
  entry: DirectoryEntry,
): Promise<string> {
  const content = {
    ...toContentColumns(entry),
    ...NO_CHANGE,
    workflow_id: null,
    run_token: null,
    status: entry.status,
    request_id: entry.requestId ?? null,
    cid: entry.cid ?? null,
    ended_at: null,
    updated_at: new Date(),
  };
  const names = Object.keys(content).map((column) => sql.ref(column));
  const sets = [
    ...Object.entries(content).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql`directory_entry_id = nullif(${entry.entryId}, entries.entry_id)`,
  ];
  const ended = sql.join([...ENDED_ENTRY_STATUSES]);
  const isHolder = sql`entries.key_type = ${entry.keyType} and entries.key_value = ${entry.key}
    and entries.status not in (${ended})`;
  const isOfOtherRequest = sql`(entries.request_id is null
    or entries.request_id is distinct from ${entry.requestId ?? null}::uuid)`;
  const statement = sql<{ entry_id: string }>`
    with held as (
      update entries set ${sql.join(sets)}
      where ${isHolder} and ${isOfOtherRequest}
      returning entry_id),
    kept as (select entry_id from entries where ${isHolder} and not exists (select from held)),
    put as (
      insert into entries (entry_id, directory_entry_id, ${sql.join(names)})
      select ${entryId}, nullif(${entry.entryId}, ${entryId}), ${sql.join(typed(content))}
      where not exists (select from held) and not exists (select from kept)
      on conflict (entry_id) do update set ${sql.join(sets)} where ${isOfOtherRequest}
      returning entry_id)
    select entry_id from held union all select entry_id from kept union all select entry_id from put`;
  const { rows } = await repeatOnConflict(ONE_LIVE_KEY, () => statement.execute(db));
  return rows[0]?.entry_id ?? entryId;
}

/** In a select, PostgreSQL takes a parameter for text: what is none says so. */
const TYPES: Readonly<Record<string, string>> = {
  opening_date: 'timestamptz',
  request_id: 'uuid',
  cid: 'bytea',
  run_token: 'uuid',
  change_request_id: 'uuid',
  change_digest: 'bytea',
  deactivated_at: 'timestamptz',
  ended_at: 'timestamptz',
  updated_at: 'timestamptz',
};

function typed(content: Readonly<Record<string, unknown>>) {
  return Object.entries(content).map(
    ([column, value]) => sql`${value}::${sql.raw(TYPES[column] ?? 'text')}`,
  );
}
