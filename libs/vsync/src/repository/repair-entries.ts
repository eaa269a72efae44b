import type { Database } from '@conn-dict/database';
import { sql } from 'kysely';
import type { EntryRepairs } from '../ports.js';
import { endEntry } from './end-entry.js';
import { takeEntry } from './take-entry.js';

/** Repairs entries: row, CID and bucket, and what is written down of the difference, change in one transaction. */
export function createEntryRepairs(database: Pick<Database, 'db'>): EntryRepairs {
  return {
    async now() {
      const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(
        database.db,
      );
      return rows[0]!.now;
    },
    takeEntry: (...repair) => takeEntry(database, ...repair),
    endEntry: (...repair) => endEntry(database, ...repair),
  };
}
