import type { DatabaseConfig } from '@conn-dict/config';
import { createDatabase, type Database } from '@conn-dict/database';

/** Makes a pool for one look or one command. */
export function openDatabase(config: DatabaseConfig): Database {
  return createDatabase({
    ...config,
    applicationName: 'conn-dict-cli',
    // A lost connection is also the error of the query that needed it.
    onError: () => undefined,
  });
}
