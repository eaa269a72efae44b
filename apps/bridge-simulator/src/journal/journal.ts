import type { Change } from '../directory/change.js';

/** Where the directory's changes are written down. */
export interface Journal {
  /** Reads what was written, oldest first; each item is one write with all its changes. */
  replay(): Iterable<readonly Change[]>;
  /** Writes one write down; when it returns, a kill of the process loses nothing. */
  append(changes: readonly Change[]): void;
  /** Replaces all that was written. */
  rewrite(writes: Iterable<readonly Change[]>): void;
  close(): void;
}

/** Keeps nothing: the directory lives as long as its process. */
export function createMemoryJournal(): Journal {
  return { replay: () => [], append: () => {}, rewrite: () => {}, close: () => {} };
}
