import { loadDatabaseConfig } from '@conn-dict/config';
import type { Database } from '@conn-dict/database';
import type { Terminal } from '../terminal.js';

/** How PostgreSQL knows our connections. */
export const APPLICATION_NAME = 'conn-dict-cli';

/** Lends the workers' database, and closes it; its driver is loaded here. @throws ConfigError */
export async function withDatabase<Result>(
  { env }: Pick<Terminal, 'env'>,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const config = loadDatabaseConfig(env);
  const { createDatabase } = await import('@conn-dict/database');
  const database = createDatabase({
    ...config,
    applicationName: APPLICATION_NAME,
    // A lost connection is also the error of the query that needed it.
    onError: () => undefined,
  });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}
