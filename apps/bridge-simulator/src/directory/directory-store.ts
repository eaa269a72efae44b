import type { Journal } from '../journal/journal.js';
import type { Change } from './change.js';
import { DirectoryState } from './directory-state.js';

/** The directory's state, and the one way to change it. */
export interface DirectoryStore {
  readonly state: DirectoryState;
  /** True until the first commit: nothing was found in the journal. */
  readonly isNew: boolean;
  /** Writes all changes down, then makes them; they survive together or not at all. */
  commit(changes: readonly Change[]): void;
  /** Forgets everything. */
  clear(): void;
}

/** Makes the state anew from the journal, shortens it to that state, and keeps every later change in it. */
export function createDirectoryStore(journal: Journal): DirectoryStore {
  let state = new DirectoryState();
  let isNew = true;
  for (const changes of journal.replay()) {
    isNew = false;
    for (const change of changes) state.apply(change);
  }
  journal.rewrite(state.changes());
  return {
    get state() {
      return state;
    },
    get isNew() {
      return isNew;
    },
    commit(changes) {
      journal.append(changes);
      isNew = false;
      for (const change of changes) state.apply(change);
    },
    clear() {
      state = new DirectoryState();
      isNew = true;
      journal.rewrite([]);
    },
  };
}
