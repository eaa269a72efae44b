import type { Environment } from './environment.js';
import { postgresGroup, type DatabaseConfig } from './groups/postgres.js';
import { readGroups } from './read-groups.js';

/** Reads what the migrate command needs. @throws ConfigError with every fault at once. */
export function loadDatabaseConfig(env: Environment): DatabaseConfig {
  return readGroups({ postgres: postgresGroup }, env).postgres;
}
