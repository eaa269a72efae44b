import type { DirectoryEntry } from '@conn-dict/bridge';
import { ENDED_ENTRY_STATUSES } from '@conn-dict/contracts';
import { NO_CHANGE, repeatOnConflict, toContentColumns, type Database } from '@conn-dict/database';
import type { DictEntry } from '@conn-dict/dict';
import { sql, type RawBuilder } from 'kysely';
import type { EntryRepository, RowBefore, RowVersions } from '../ports.js';
import { ONE_LIVE_KEY } from './open-pending.js';

type Db = Pick<Database, 'db'>;

/** A row's version is the transaction that wrote it last. */
export async function findVersions(
  { db }: Db,
  { entryId, keyType, key }: Parameters<EntryRepository['findVersions']>[0],
): Promise<RowVersions> {
  const isHolder = keyType && key ? holds({ keyType, key }) : sql<boolean>`false`;
  const { rows } = await sql<{ version: string }>`
    select xmin::text as version from entries where entry_id = ${entryId} or ${isHolder}`.execute(
    db,
  );
  return rows.map(({ version }) => version);
}

/**
 * Replaces the row that has the key, whatever its id, or puts one under `entryId`; the table's triggers keep CIDs and
 * buckets. Whatever was under way on the row has been overtaken by the directory. Answers the row's id, or `undefined`
 * where the row has been written, or made, since `before`.
 *
 * A row that came of the same request already stays as it is: this is a repeat, and what was changed, begun or deleted
 * since is newer than what it has read.
 */
export async function storeFromDirectory(
  { db }: Db,
  ...[entryId, entry, before]: Parameters<EntryRepository['storeFromDirectory']>
): Promise<string | undefined> {
  const content = toContent(entry);
  const names = Object.keys(content).map((column) => sql.ref(column));
  const sets = [
    ...Object.entries(content).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql`directory_entry_id = nullif(${entry.entryId}, entries.entry_id)`,
  ];
  const isHolder = holds(entry);
  const isDone = sql`coalesce(entries.request_id = ${entry.requestId ?? null}::uuid, false)`;
  const isOpen = sql`(not ${isDone} and ${standsAs(before)})`;
  const statement = sql<{ entry_id: string }>`
    with holder as (select entry_id from entries where ${isHolder}),
    held as (
      update entries set ${sql.join(sets)} where ${isHolder} and ${isOpen} returning entry_id),
    put as (
      insert into entries (entry_id, directory_entry_id, ${sql.join(names)})
      select ${entryId}, nullif(${entry.entryId}, ${entryId}), ${sql.join(typed(content))}
      where not exists (select from holder)
      on conflict (entry_id) do update set ${sql.join(sets)} where ${isOpen}
      returning entry_id)
    select entry_id from held union all select entry_id from put
    union all select entry_id from entries where ${isDone}
      and (${isHolder} or (entry_id = ${entryId} and not exists (select from holder)))`;
  const { rows } = await repeatOnConflict(ONE_LIVE_KEY, () => statement.execute(db));
  return rows[0]?.entry_id;
}

/** Of a claim, whose row is not written again once it is completed: the entry's row was written before that. */
function standsAs(before: RowBefore): RawBuilder<boolean> {
  if ('seen' in before) return sql<boolean>`entries.xmin::text = any(${before.seen}::text[])`;
  return sql<boolean>`exists (select from claims c
    where claim_id = ${before.completedClaim} and c.status = 'COMPLETED' and c.failure_type is null
      and age(entries.xmin) > age(c.xmin))`;
}

/** The row that has the key now. */
function holds({ keyType, key }: Pick<DictEntry, 'keyType' | 'key'>): RawBuilder<boolean> {
  const ended = sql.join([...ENDED_ENTRY_STATUSES]);
  return sql<boolean>`(entries.key_type = ${keyType} and entries.key_value = ${key}
    and entries.status not in (${ended}))`;
}

function toContent(entry: DirectoryEntry) {
  return {
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
