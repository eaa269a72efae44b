// Installs the programs of one PostgreSQL version into the cache, where needed, and prints their folder:
//   CONN_DICT_TEST_POSTGRES=$(node tools/setup/postgres-version.mjs 15) npx nx test database
import { POSTGRES_VERSIONS, ensurePostgres } from './components/postgres.mjs';

const major = process.argv[2] ?? '';
if (!Object.hasOwn(POSTGRES_VERSIONS, major)) {
  console.error(`usage: node postgres-version.mjs ${Object.keys(POSTGRES_VERSIONS).join('|')}`);
  process.exit(2);
}
console.log(await ensurePostgres(major));
