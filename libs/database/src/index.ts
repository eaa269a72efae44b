export type { DatabaseConfig, PostgresTls } from './database-config.js';
export { createDatabase, type CreateDatabaseOptions, type Database } from './database.js';
export { NO_CHANGE, toChangeableColumns, toContentColumns } from './entry-columns.js';
export { MigrationError } from './migration-error.js';
export { repeatOnConflict } from './repeat-on-conflict.js';
export { runMigrations, type MigrationOutcome } from './run-migrations.js';
export { checkSchema, latestSchemaVersion, type SchemaCheck } from './schema-check.js';
export type {
  ClaimsTable,
  EntriesTable,
  EntryCidsTable,
  InfractionsTable,
  SyncDifferencesTable,
  SyncPointsTable,
  SyncReportsTable,
  Tables,
  VsyncBucketsTable,
} from './schema.js';
export { atSqlBorder } from './sql-border.js';
export { StorageError, isStorageError } from './storage-error.js';
export { vsyncOf } from './vsync.js';
