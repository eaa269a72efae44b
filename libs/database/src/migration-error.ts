import { isStorageError } from './storage-error.js';

/** A migration failed and nothing of the run was kept, or the database's history is not this build's. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';

  constructor(
    /** The migration that failed; missing where the history does not fit. */
    readonly migration: string | undefined,
    cause: unknown,
  ) {
    super(toText(migration, cause));
  }
}

function toText(migration: string | undefined, cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : 'unknown';
  if (migration !== undefined) return `migration ${migration} failed: ${reason}`;
  return isStorageError(cause)
    ? reason
    : `the database's migrations are not this build's: ${reason}`;
}
