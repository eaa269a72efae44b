import { startTestPostgres, type TestPostgres } from '../src/embedded.js';

/** `bin` folder of the PostgreSQL to test with; `tools/setup/postgres-version.mjs` prints one. */
export const binaries = process.env['CONN_DICT_TEST_POSTGRES'] || undefined;

/** Starts a PostgreSQL of the version that CONN_DICT_TEST_POSTGRES names, or the embedded one. */
export function startPostgresUnderTest(): Promise<TestPostgres> {
  return startTestPostgres({ binaries });
}
