export { removeEmbeddedData } from './embedded/data-folder.js';
export { EmbeddedPostgresError } from './embedded/embedded-postgres-error.js';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded/embedded-postgres.js';
export {
  startTlsPostgres,
  type TlsPostgres,
  type TlsPostgresOptions,
} from './embedded/tls-postgres.js';
export { createTestDatabase, type TestDatabase } from './embedded/test-database.js';
export {
  startTestPostgres,
  type TestPostgres,
  type TestPostgresOptions,
} from './embedded/test-postgres.js';
