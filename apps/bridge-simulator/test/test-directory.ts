import { randomUUID } from 'node:crypto';
import { demoChanges } from '../src/demo/demo-changes.js';
import type { DirectoryContext } from '../src/directory/directory-context.js';
import { createDirectoryStore } from '../src/directory/directory-store.js';
import { createMemoryJournal, type Journal } from '../src/journal/journal.js';

export const START = new Date('2026-03-01T12:00:00.000Z');

/** A directory with the demo entries and a clock that the test moves. */
export interface TestDirectory extends DirectoryContext {
  advance(byMs: number): void;
}

export function createTestDirectory({
  journal = createMemoryJournal(),
  donorAgrees = false,
}: { readonly journal?: Journal; readonly donorAgrees?: boolean } = {}): TestDirectory {
  let nowMs = START.getTime();
  const store = createDirectoryStore({ journal, clock: () => new Date(nowMs) });
  if (store.isNew) store.commit(demoChanges(nowMs));
  return {
    store,
    nowMs: () => nowMs,
    newId: randomUUID,
    donorAgrees,
    unnamedClaimer: { type: 'NATURAL_PERSON', taxId: '98765432100', name: 'Dora Exemplo' },
    advance: (byMs) => {
      nowMs += byMs;
    },
  };
}
