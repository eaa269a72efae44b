import type { Database } from '@conn-dict/database';
import type { EntryRepository } from '../ports.js';
import { storeEntry } from './store-entry.js';

/** Makes the repository over a pool; whoever made the pool closes it. */
export function createEntryRepository(database: Pick<Database, 'db'>): EntryRepository {
  return { storeFromDirectory: (entry) => storeEntry(database, entry) };
}
