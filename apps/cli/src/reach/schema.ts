/** What the commands of the schema load, once they run. */
export { checkSchema, latestSchemaVersion, runMigrations } from '@conn-dict/database';
