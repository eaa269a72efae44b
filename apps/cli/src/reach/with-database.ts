import { loadDatabaseConfig } from '@conn-dict/config';
import type { Database } from '@conn-dict/database';
import type { Terminal } from '../terminal.js';

/** Lends the workers' database, and closes it; its driver is loaded here. @throws ConfigError */
export async function withDatabase<Result>(
  { env }: Pick<Terminal, 'env'>,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const config = loadDatabaseConfig(env);
  const { openDatabase } = await import('./open-database.js');
  const database = openDatabase(config);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}
