import { NO_CHANGE, toChangeableColumns, type Database } from '@conn-dict/database';
import { sql } from 'kysely';
import type { EntryRepository } from '../ports.js';
import { activate } from './activate-row.js';
import { isOwnAt, keptUnless, moveRow, recordFailure, takeRow } from './change-row.js';
import { findDirectoryClaimId, findEntry, findFacts } from './find-facts.js';
import { openPending, rejectEntry } from './open-pending.js';
import { findVersions, storeFromDirectory } from './store-from-directory.js';

/** Makes the repository over a pool; whoever made the pool closes it. */
export function createEntryRepository(database: Pick<Database, 'db'>): EntryRepository {
  return {
    findEntry: (entryId) => findEntry(database, entryId),
    findFacts: (wanted) => findFacts(database, wanted),
    openPending: (entry) => openPending(database, entry),
    reject: (entry, failureType) => rejectEntry(database, entry, failureType),
    activate: (entry) => activate(database, entry),
    beginUpdate: (run) => takeRow(database, run, { kind: 'UPDATE', status: 'ACTIVE' }),
    finishUpdate: ({ account, owner, cid, updatedAt, ...run }) =>
      moveRow(database, run, {
        from: ['ACTIVE'],
        isSettled: isOwnAt(run.runToken, ['ACTIVE']),
        change: {
          status: 'ACTIVE',
          ...NO_CHANGE,
          failure_type: null,
          ...toChangeableColumns({ account, owner }),
          cid: keptUnless('cid', cid),
          updated_at: updatedAt,
        },
      }),
    deactivate: (run) => takeRow(database, run, { kind: 'DELETE', status: 'INACTIVE' }),
    finishDeletion: ({ endedAt, ...run }) =>
      moveRow(database, run, {
        // ACTIVE again where the run took it back before the directory's answer came: the directory is right.
        from: ['INACTIVE', 'ACTIVE'],
        isSettled: isOwnAt(run.runToken, ['DELETED']),
        change: {
          status: 'DELETED',
          ...NO_CHANGE,
          failure_type: null,
          cid: null,
          ended_at: endedAt,
          updated_at: sql`now()`,
        },
      }),
    recordFailure: (entry) => recordFailure(database, entry),
    findVersions: (wanted) => findVersions(database, wanted),
    storeFromDirectory: (...stored) => storeFromDirectory(database, ...stored),
    findDirectoryClaimId: (claimId) => findDirectoryClaimId(database, claimId),
  };
}
