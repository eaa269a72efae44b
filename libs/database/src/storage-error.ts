import type { OwnFailureType } from '@conn-dict/contracts';

/** The only error of a repository, made at the SQL border: PostgreSQL's own text can hold row values, so none is kept. */
export class StorageError extends Error {
  constructor(
    readonly type: Extract<OwnFailureType, 'StorageConflict' | 'StorageUnavailable'>,
    /** SQLSTATE or Node's error code, such as `23505` or `ECONNREFUSED`. */
    readonly code: string,
    /** The constraint that refused, of a conflict. */
    readonly constraint?: string,
    /** Why TLS to PostgreSQL fails, in our words. */
    readonly tlsFault?: string,
  ) {
    const detail = tlsFault === undefined ? '' : `: ${tlsFault}`;
    super(`${type} (${code}${constraint ? `, ${constraint}` : ''})${detail}`);
    this.name = 'StorageError';
  }
}

export function isStorageError(error: unknown): error is StorageError {
  return error instanceof StorageError;
}
