import type { Database } from '@conn-dict/database';
import { sql } from 'kysely';

const MOVED_TABLES = ['claims', 'entries', 'infractions'] as const;
type MovedTable = (typeof MOVED_TABLES)[number];

/** A row that came, or went from one status to another. */
export interface Move {
  readonly table: MovedTable;
  readonly id: string;
  /** Null where the row came. */
  readonly from: string | null;
  readonly to: string;
}

const ID_OF: Readonly<Record<MovedTable, string>> = {
  claims: 'claim_id',
  entries: 'entry_id',
  infractions: 'infraction_id',
};

type Db = Pick<Database, 'db'>;

/** Has the database write down each move from here on, in the transaction that makes it. */
export async function watchMoves({ db }: Db): Promise<void> {
  await sql`create table seen_moves (
    number bigserial, "table" text not null, id text not null, "from" text, "to" text not null)`.execute(
    db,
  );
  for (const table of MOVED_TABLES)
    await sql`
      create function ${sql.ref(`see_${table}`)}() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          insert into seen_moves ("table", id, "to") values (tg_table_name, new.${sql.ref(ID_OF[table])}, new.status);
        elsif old.status <> new.status then
          insert into seen_moves ("table", id, "from", "to")
          values (tg_table_name, new.${sql.ref(ID_OF[table])}, old.status, new.status);
        end if;
        return null;
      end
      $$`.execute(db);
  for (const table of MOVED_TABLES)
    await sql`create trigger see_moves after insert or update on ${sql.table(table)}
      for each row execute function ${sql.ref(`see_${table}`)}()`.execute(db);
}

/** All moves so far, in their order. */
export async function readMoves({ db }: Db): Promise<readonly Move[]> {
  const { rows } = await sql<Move>`
    select "table", id, "from", "to" from seen_moves order by number`.execute(db);
  return rows;
}
