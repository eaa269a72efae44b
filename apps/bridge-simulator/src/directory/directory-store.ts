import type { Journal } from '../journal/journal.js';
import type { Change } from './change.js';
import { DirectoryState } from './directory-state.js';

/** The directory's state, and the one way to change it. */
export interface DirectoryStore {
  readonly state: DirectoryState;
  /** True until the first commit: nothing was found in the journal. */
  readonly isNew: boolean;
  /**
   * Shortens the journal to the state and makes it ready for more, once. Only who is sure to be alone with the journal
   * may ask for it: one that another process writes would lose what that adds.
   */
  open(): void;
  /** Writes all changes down, then makes them; they survive together or not at all. */
  commit(changes: readonly Change[]): void;
  /** Forgets everything. */
  clear(): void;
}

/** Makes the state anew from the journal, and keeps every later change in it. */
export function createDirectoryStore(journal: Journal): DirectoryStore {
  let state = new DirectoryState();
  let isNew = true;
  let isOpen = false;
  for (const changes of journal.replay()) {
    isNew = false;
    for (const change of changes) state.apply(change);
  }
  const open = (): void => {
    if (isOpen) return;
    journal.rewrite(state.changes());
    isOpen = true;
  };
  return {
    get state() {
      return state;
    },
    get isNew() {
      return isNew;
    },
    open,
    commit(changes) {
      open();
      journal.append(changes);
      isNew = false;
      for (const change of changes) state.apply(change);
    },
    clear() {
      journal.rewrite([]);
      state = new DirectoryState();
      isNew = true;
      isOpen = true;
    },
  };
}
