import { StorageError } from './storage-error.js';

/**
 * Runs an upsert, and once more where a unique index beside its conflict target refused it.
 *
 * Two attempts at the same row at the same time can meet that index before the target; the one that comes second then
 * finds the row. A refusal of the repeat is a real one.
 *
 * @throws StorageError
 */
export async function repeatOnConflict<T>(
  constraint: string,
  upsert: () => Promise<T>,
): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (!(error instanceof StorageError && error.constraint === constraint)) throw error;
    return await upsert();
  }
}
