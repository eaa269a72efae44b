import { StorageError, type Database, type EntriesTable } from '@conn-dict/database';
import { sql, type RawBuilder, type Updateable } from 'kysely';
import type { EntryRepository, EntryRow, RunOnRow, TakenRow } from '../ports.js';
import { openClaimOn } from './find-facts.js';
import { toEntryRow, type StoredEntry } from './entry-row.js';

type Db = Pick<Database, 'db'>;

/**
 * Takes hold of an active row for a change, or takes up what an earlier run of the same workflow began, in one
 * statement. The RequestId that stands there stays where the same is asked for. Answers the row as it is then.
 *
 * A run takes the row once: where it stands there as the last that has worked on it, it has let go of it, and this is
 * an attempt that comes late.
 */
export async function takeRow(
  { db }: Db,
  run: RunOnRow,
  change: { readonly kind: 'UPDATE' | 'DELETE'; readonly status: 'ACTIVE' | 'INACTIVE' },
): Promise<TakenRow> {
  const isOwn = sql`e.change_kind = ${change.kind} and e.workflow_id = ${run.workflowId}`;
  const { rows } = await sql<{ entry: StoredEntry; is_taken: boolean; has_open_claim: boolean }>`
    with taken as (
      update entries e set
        status = ${change.status}, change_kind = ${change.kind},
        change_request_id = case when ${isOwn} and e.change_digest = ${run.digest}
          then e.change_request_id else ${run.requestId} end,
        change_digest = ${run.digest}, workflow_id = ${run.workflowId}, run_token = ${run.requestId},
        reason = ${run.reason}, requested_by = ${run.requestedBy ?? null}, failure_type = null,
        deactivated_at = case ${change.status} when 'INACTIVE' then coalesce(e.deactivated_at, now()) end
      where entry_id = ${run.entryId}
        and ((e.status = 'ACTIVE' and e.change_kind is null
            and e.run_token is distinct from ${run.requestId}::uuid and not ${openClaimOn(run.entryId)})
          or (e.status = ${change.status} and ${isOwn}))
      returning *)
    select to_jsonb(taken) as entry, true as is_taken, false as has_open_claim from taken
    union all
    select to_jsonb(e), false, ${openClaimOn(run.entryId)} from entries e
      where entry_id = ${run.entryId} and not exists (select from taken)`.execute(db);
  const [found] = rows;
  return {
    ...(found ? { row: toEntryRow(found.entry) } : {}),
    isTaken: found?.is_taken ?? false,
    hasOpenClaim: found?.has_open_claim ?? false,
  };
}

/**
 * Moves the run's row on where it stands at one of `from`, and answers the row, in one statement.
 *
 * @throws StorageError `StorageConflict` where the row stands elsewhere, or is another run's, and is not settled
 */
export async function moveRow(
  { db }: Db,
  { entryId, runToken }: { readonly entryId: string; readonly runToken: string },
  { from, change, isSettled }: Move,
): Promise<EntryRow> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } = await sql<{ entry: StoredEntry }>`
    with moved as (
      update entries set ${sql.join(sets)}
      where entry_id = ${entryId} and run_token = ${runToken} and status in (${sql.join([...from])})
      returning *)
    select to_jsonb(moved) as entry from moved
    union all
    select to_jsonb(e) from entries e
      where entry_id = ${entryId} and ${isSettled} and not exists (select from moved)`.execute(db);
  if (!rows[0]) throw new StorageError('StorageConflict', 'NO_ROW');
  return toEntryRow(rows[0].entry);
}

interface Move {
  readonly from: readonly EntryRow['status'][];
  /** Tells of a row that did not move that the run has done this, or the opposite, before. */
  readonly isSettled: RawBuilder<boolean>;
  /** Columns, and expressions over the row as it was. */
  readonly change: { readonly status: EntryRow['status'] } & Readonly<
    Partial<Record<keyof Updateable<EntriesTable>, unknown>>
  >;
}

/** Writes why a run broke on the row that it has, and takes the row out of between. */
export async function recordFailure(
  { db }: Db,
  { entryId, runToken, failureType }: Parameters<EntryRepository['recordFailure']>[0],
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update entries set
      failure_type = ${failureType},
      status = case status when 'PENDING' then 'REJECTED' when 'INACTIVE' then 'ACTIVE' else status end,
      ended_at = case status when 'PENDING' then now() else ended_at end,
      change_kind = null, change_request_id = null, change_digest = null, deactivated_at = null,
      updated_at = now()
    where entry_id = ${entryId} and run_token = ${runToken} and status <> 'DELETED'
      and (change_kind is not null or failure_type is not null)`.execute(db);
  return numAffectedRows === 1n;
}

/** Tells that the row is the run's and stands at one of these. */
export function isOwnAt(
  runToken: string,
  statuses: readonly EntryRow['status'][],
): RawBuilder<boolean> {
  return sql<boolean>`(run_token = ${runToken} and status in (${sql.join([...statuses])}))`;
}

/** Keeps a column as it is where there is nothing new for it. */
export function keptUnless(column: keyof EntriesTable, value: unknown): RawBuilder<unknown> {
  return value === undefined ? sql`${sql.ref(column)}` : sql`${value}`;
}
