import { OPEN_INFRACTION_STATUSES, type InfractionStatus } from '@conn-dict/contracts';
import { StorageError, type Database, type InfractionsTable } from '@conn-dict/database';
import { sql, type RawBuilder, type Updateable } from 'kysely';
import type { Audited, InfractionRef, InfractionRow, Standing } from '../ports.js';
import {
  INFRACTION_COLUMNS,
  evidenceCount,
  toInfractionRow,
  type StoredInfraction,
} from './infraction-row.js';

type Db = Pick<Database, 'db'>;
type Columns = {
  readonly [K in keyof InfractionsTable]?: Updateable<InfractionsTable>[K] | RawBuilder<unknown>;
};

/** Code of the StorageError of a run that has no such row. */
export const NO_ROW = 'NO_ROW';

export interface Transition extends Audited {
  /** The audit's word for it. */
  readonly action: string;
  /** States that it starts from. @default all open ones */
  readonly from?: readonly InfractionStatus[];
  readonly columns: Columns & { readonly status: InfractionStatus };
}

/**
 * Moves the run's row to another state, with its audit. One that is in none of `from` stays as it is, and is answered
 * as it stands: the lock waits for whoever changes it at that moment.
 */
export async function moveRow(
  { db }: Db,
  ref: InfractionRef,
  { action, actor, why, from = OPEN_INFRACTION_STATUSES, columns }: Transition,
): Promise<Standing> {
  const { rows } = await sql<{ status: InfractionStatus; ended_at: Date | null }>`
    with before as (select infraction_id, status, ended_at from infractions where ${isRowOf(ref)} for update),
    moved as (
      update infractions i set ${assignments(columns)} from before b
      where i.infraction_id = b.infraction_id and b.status in (${sql.join([...from])})
      returning i.infraction_id, b.status as from_status, i.status, i.ended_at),
    audited as (
      insert into infraction_audit (infraction_id, actor, action, from_status, to_status, reason)
      select infraction_id, ${actor}, ${action}, from_status, status, ${why ?? null} from moved)
    select status, ended_at from moved
    union all
    select status, ended_at from before where not exists (select from moved)`.execute(db);
  const { status, ended_at } = assertFound(rows[0]);
  return ended_at ? { status, endedAt: ended_at } : { status };
}

/** Changes columns that are no state, unless the infraction has ended. Answers the row. */
export async function noteOnRow(
  { db }: Db,
  ref: InfractionRef,
  columns: Columns,
): Promise<InfractionRow> {
  const { rows } = await sql<StoredInfraction>`
    with before as (select * from infractions where ${isRowOf(ref)} for update),
    noted as (
      update infractions i set ${assignments(columns)} from before b
      where i.infraction_id = b.infraction_id and b.ended_at is null returning i.*)
    select ${INFRACTION_COLUMNS}, ${evidenceCount(ref.infractionId)} as evidence_count from noted
    union all
    select ${INFRACTION_COLUMNS}, ${evidenceCount(ref.infractionId)} from before
    where not exists (select from noted)`.execute(db);
  return toInfractionRow(assertFound(rows[0]));
}

/** Reads the run's row. */
export async function findRow({ db }: Db, ref: InfractionRef): Promise<InfractionRow> {
  const { rows } = await sql<StoredInfraction>`
    select ${INFRACTION_COLUMNS}, ${evidenceCount(ref.infractionId)} as evidence_count
    from infractions where ${isRowOf(ref)}`.execute(db);
  return toInfractionRow(assertFound(rows[0]));
}

/** A run that another has taken the row from does not find it. */
export function isRowOf({ infractionId, runToken }: InfractionRef): RawBuilder<unknown> {
  return sql`infraction_id = ${infractionId} and run_token = ${runToken}`;
}

/** @throws StorageError `StorageConflict` */
export function assertFound<T>(row: T | undefined): T {
  if (row === undefined) throw new StorageError('StorageConflict', NO_ROW);
  return row;
}

function assignments(columns: Columns): RawBuilder<unknown> {
  const sets = Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  return sql`${sql.join(sets)}, updated_at = now()`;
}
