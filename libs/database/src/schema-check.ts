import { sql, type Kysely } from 'kysely';
import { MIGRATIONS } from './migrations/migration-list.js';
import type { Tables } from './schema.js';

/** The schema that this build is written for: the name of its last migration. */
export const latestSchemaVersion: string = Object.keys(MIGRATIONS).sort().at(-1) ?? '';

/** How the database's schema stands to this build's. */
export type SchemaCheck =
  | { readonly fits: true; readonly found: string }
  | {
      readonly fits: false;
      /** `missing`: never migrated; `older`: run the migrations; `newer`: a later build has, deploy that. */
      readonly reason: 'missing' | 'older' | 'newer';
      /** The last migration that the database has had; null for none. */
      readonly found: string | null;
      readonly expected: string;
    };

/** Compares the database's migrations with this build's, without changing anything. @throws StorageError */
export async function checkSchema(db: Kysely<Tables>): Promise<SchemaCheck> {
  const expected = latestSchemaVersion;
  const applied = await readApplied(db);
  const found = applied.at(-1);
  if (found === undefined) return { fits: false, reason: 'missing', found: null, expected };
  if (applied.some((name) => !Object.hasOwn(MIGRATIONS, name)))
    return { fits: false, reason: 'newer', found, expected };
  return applied.length === Object.keys(MIGRATIONS).length
    ? { fits: true, found }
    : { fits: false, reason: 'older', found, expected };
}

async function readApplied(db: Kysely<Tables>): Promise<string[]> {
  const log = await sql<{ present: boolean }>`
    select to_regclass('kysely_migration') is not null as present`.execute(db);
  if (!log.rows[0]?.present) return [];
  const names = await sql<{ name: string }>`
    select name from kysely_migration order by name collate "C"`.execute(db);
  return names.rows.map(({ name }) => name);
}
