import { NO_CHANGE, toChangeableColumns, type Database } from '@conn-dict/database';
import { sql } from 'kysely';
import type { EntryRepository } from '../ports.js';
import { keptUnless, moveRow, recordFailure, takeRow } from './change-row.js';
import { findEntry, findFacts } from './find-facts.js';
import { openPending, rejectEntry } from './open-pending.js';
import { storeFromDirectory } from './store-from-directory.js';

/** Makes the repository over a pool; whoever made the pool closes it. */
export function createEntryRepository(database: Pick<Database, 'db'>): EntryRepository {
  return {
    findEntry: (entryId) => findEntry(database, entryId),
    findFacts: (wanted) => findFacts(database, wanted),
    openPending: (entry) => openPending(database, entry),
    reject: (entry, failureType) => rejectEntry(database, entry, failureType),
    activate: ({ directoryEntryId, cid, key, createdAt, ...run }) =>
      moveRow(database, run, {
        from: ['PENDING', 'INACTIVE'],
        settled: ['ACTIVE', 'DELETED'],
        change: {
          status: 'ACTIVE',
          ...NO_CHANGE,
          directory_entry_id: keptUnless('directory_entry_id', directoryEntryId),
          cid: keptUnless('cid', cid),
          key_value: keptUnless('key_value', key),
          created_at: keptUnless('created_at', createdAt),
          updated_at: sql`now()`,
        },
      }),
    beginUpdate: (run) => takeRow(database, run, { kind: 'UPDATE', status: 'ACTIVE' }),
    finishUpdate: ({ account, owner, cid, updatedAt, ...run }) =>
      moveRow(database, run, {
        from: ['ACTIVE'],
        change: {
          status: 'ACTIVE',
          ...NO_CHANGE,
          ...toChangeableColumns({ account, owner }),
          cid: keptUnless('cid', cid),
          updated_at: updatedAt,
        },
      }),
    deactivate: (run) => takeRow(database, run, { kind: 'DELETE', status: 'INACTIVE' }),
    finishDeletion: ({ endedAt, ...run }) =>
      moveRow(database, run, {
        from: ['INACTIVE'],
        change: {
          status: 'DELETED',
          ...NO_CHANGE,
          cid: null,
          ended_at: endedAt,
          updated_at: sql`now()`,
        },
      }),
    recordFailure: (entry) => recordFailure(database, entry),
    storeFromDirectory: (entryId, entry) => storeFromDirectory(database, entryId, entry),
  };
}
