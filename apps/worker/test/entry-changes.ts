import { sql } from 'kysely';
import type { Database } from '@conn-dict/database';

type Db = Pick<Database, 'db'>;

/** Lets the database write down each change of an entry's content from here on. */
export async function watchChanges({ db }: Db): Promise<void> {
  await sql`
    create table seen_changes (entry_id text not null, cid bytea);
    create function see_change() returns trigger language plpgsql as $$
    begin
      insert into seen_changes values (new.entry_id, new.cid);
      return null;
    end
    $$;
    create trigger see_change after insert or update on entries
      for each row execute function see_change()`.execute(db);
}

/** How many changes there were, and the entries that got the same content more than once. */
export async function changesMadeTwice({ db }: Db) {
  const { rows } = await sql<{ entry_id: string; count: number }>`
    select entry_id, count(*)::integer as count from seen_changes group by entry_id, cid`.execute(
    db,
  );
  return {
    changes: rows.reduce((sum, { count }) => sum + count, 0),
    repeated: rows.filter(({ count }) => count > 1).map(({ entry_id }) => entry_id),
  };
}
