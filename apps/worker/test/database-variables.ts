import type { TestDatabase } from '@conn-dict/database/embedded';

/** How a worker process is told of its database. */
export function toDatabaseVariables({
  config,
}: Pick<TestDatabase, 'config'>): Record<string, string> {
  return {
    POSTGRES_HOST: config.host,
    POSTGRES_PORT: String(config.port),
    POSTGRES_USER: config.user,
    POSTGRES_PASSWORD: config.password,
    POSTGRES_DB: config.database,
  };
}
