import type { CacheConfig, DatabaseConfig } from '@conn-dict/config';
import { checkRedis } from '@conn-dict/cache';
import { checkSchema, isStorageError, type Database } from '@conn-dict/database';
import { schemaRemedy } from '../reach/schema-remedy.js';
import { openDatabase } from '../reach/open-database.js';
import { withPart, type DoctorDeps } from './doctor-deps.js';
import { fault, good, unknown, type Check, type Finding } from './finding.js';

/** Makes the checks of PostgreSQL, its schema, and Redis. */
export function createStoreChecks({ parts }: DoctorDeps): Check[] {
  return [
    { name: 'postgres', run: () => withPart(parts.postgres, checkPostgres) },
    { name: 'schema', run: () => withPart(parts.postgres, checkTables) },
    { name: 'redis', run: () => withPart(parts.cache, checkCache) },
  ];
}

async function checkPostgres(config: DatabaseConfig): Promise<Finding> {
  const where = `${config.host}:${config.port}/${config.database}`;
  try {
    await lend(config, (database) => database.ping());
    return good(where);
  } catch (error) {
    if (!isStorageError(error)) throw error;
    return fault(
      `no answer of ${where} (${error.message})`,
      'start PostgreSQL there, or set POSTGRES_HOST, _PORT, _USER, _PASSWORD, _DB and _SSLMODE',
    );
  }
}

async function checkTables(config: DatabaseConfig): Promise<Finding> {
  try {
    const check = await lend(config, ({ db }) => checkSchema(db));
    if (check.fits) return good(check.found);
    const found = check.found ?? 'none';
    return fault(`${found}, where ${check.expected} is needed`, schemaRemedy(check));
  } catch (error) {
    if (!isStorageError(error)) throw error;
    return unknown('PostgreSQL does not answer');
  }
}

async function lend<Result>(
  config: DatabaseConfig,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = openDatabase(config);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

async function checkCache({ redis }: CacheConfig): Promise<Finding> {
  if (redis === undefined) return good('REDIS_URL is not set: each worker caches in its memory');
  const where = `${redis.host}:${redis.port}`;
  const { isAvailable, code = 'unknown' } = await checkRedis(redis);
  if (isAvailable) return good(where);
  return fault(
    `no answer of ${where} (${code})`,
    'start Redis there, or set REDIS_URL, REDIS_USERNAME and REDIS_PASSWORD; unset REDIS_URL to do without',
  );
}
