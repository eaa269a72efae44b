import { instant, oneOf, participant, type Cache, type RowCache } from '@conn-dict/cache';
import { KEY_TYPES, type KeyType } from '@conn-dict/dict';

/** What is kept of an entry. */
export interface KeptEntryStatus {
  readonly status: 'ACTIVE';
  readonly changed_at: string;
  readonly key_type: KeyType;
  readonly participant: string;
}

/** Statuses of entries that may be stale, and what drops them. */
export type EntryStatuses = RowCache<KeptEntryStatus>;

/**
 * Makes the cache of entries' statuses. Only entries in use are kept: a stale end would look final to whoever reads it.
 * All workers, those of claims too, share it by its name.
 */
export function createEntryStatuses(cache: Pick<Cache, 'rows'>): EntryStatuses {
  return cache.rows({
    name: 'entry-status',
    shape: {
      status: oneOf(['ACTIVE']),
      changed_at: instant,
      key_type: oneOf(KEY_TYPES),
      participant,
    },
  });
}
