import type { Database } from '@conn-dict/database';
import type { SyncRepository } from '../ports.js';
import { createSyncDifferences } from './differences.js';
import { createEntrySets } from './read-sets.js';
import { createSyncRecords } from './records.js';
import { createEntryRepairs } from './repair-entries.js';

/** Makes what a sync reads and writes in PostgreSQL. */
export function createSyncRepository(database: Pick<Database, 'db'>): SyncRepository {
  return {
    sets: createEntrySets(database),
    differences: createSyncDifferences(database),
    repairs: createEntryRepairs(database),
    records: createSyncRecords(database),
  };
}
