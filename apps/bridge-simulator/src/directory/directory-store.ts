import type { Journal } from '../journal/journal.js';
import { cidEvents, type EntryTransition } from '../reconciliation/cid-event.js';
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
  /**
   * Writes all changes down, then makes them; they survive together or not at all. What they do to the sets of CIDs is
   * an event of each set, unless nobody is to hear of it.
   */
  commit(changes: readonly Change[], options?: CommitOptions): void;
  /** Forgets everything. */
  clear(): void;
}

export interface CommitOptions {
  /** @default false */
  readonly isSilent?: boolean;
}

export interface DirectoryStoreDeps {
  readonly journal: Journal;
  /** The clock that the directory's own is ahead of. */
  readonly clock: () => Date;
}

/** Makes the state anew from the journal, and keeps every later change in it. */
export function createDirectoryStore({ journal, clock }: DirectoryStoreDeps): DirectoryStore {
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
    commit(changes, { isSilent = false } = {}) {
      open();
      const nowMs = () => clock().getTime() + state.clockAdvancedMs;
      const all = isSilent ? changes : [...changes, ...eventsOf(changes, state, nowMs)];
      journal.append(all);
      isNew = false;
      for (const change of all) state.apply(change);
    },
    clear() {
      journal.rewrite([]);
      state = new DirectoryState();
      isNew = true;
      isOpen = true;
    },
  };
}

function eventsOf(
  changes: readonly Change[],
  state: DirectoryState,
  nowMs: () => number,
): readonly Change[] {
  const transitions = changes.flatMap((change) => toTransition(change, state) ?? []);
  if (transitions.length === 0) return [];
  const events = cidEvents(transitions, (set) => state.cidSets.get(set).vsync, nowMs());
  return events.map((event) => ({ kind: 'cid_event', event }));
}

function toTransition(change: Change, state: DirectoryState): EntryTransition | undefined {
  switch (change.kind) {
    case 'entry':
      return { before: state.entry(change.entry.entryId), after: change.entry };
    case 'entry_removed':
      return { before: state.entry(change.entryId), after: undefined };
    default:
      return undefined;
  }
}
