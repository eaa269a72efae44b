// Proves for random sequences of calls that each set's VSync, file and events are what the entries say, and outlive the process.
import { KEY_TYPES } from '@conn-dict/dict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIMER, claimIn, DONOR, THIRD } from '../../test/claim-samples.js';
import { operations, perform } from '../../test/random-operations.js';
import { createRecordingJournal } from '../../test/recording-journal.js';
import { cidsFromScratch, cidsOfFile, vsyncOfTexts } from '../../test/set-from-scratch.js';
import { createTestDirectory, type TestDirectory } from '../../test/test-directory.js';
import { cancelClaim } from '../directory/decide-claim.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { CidEvent } from './cid-event.js';

const SETS = [DONOR, CLAIMER, THIRD].flatMap((participant) =>
  KEY_TYPES.map((keyType) => ({ participant, keyType })),
);

function performOrBeRefused(directory: TestDirectory, operation: Parameters<typeof perform>[1]) {
  try {
    perform(directory, operation);
  } catch (error) {
    if (!(error instanceof DirectoryRefusal)) throw error;
  }
}

/** Adds and removes what the events tell; each must leave the VSync that it says. */
function setAfter(events: readonly CidEvent[]): Set<string> {
  const cids = new Set<string>();
  for (const { type, cid, vsync } of events) {
    expect(cids.has(cid)).toBe(type === 'REMOVED');
    if (type === 'ADDED') cids.add(cid);
    else cids.delete(cid);
    expect(vsyncOfTexts([...cids])).toBe(vsync);
  }
  return cids;
}

describe('the sets of CIDs', () => {
  it('are kept with every write, and told by their events', () => {
    fc.assert(
      fc.property(operations, (calls) => {
        const journal = createRecordingJournal();
        const directory = createTestDirectory({ journal });
        for (const call of calls) performOrBeRefused(directory, call);
        const again = createTestDirectory({ journal: createRecordingJournal(journal.writes) });
        for (const name of SETS) {
          const { state } = directory.store;
          const expected = [...cidsFromScratch(state, name)].sort();
          const set = state.cidSets.get(name);
          expect(set.vsync.toString('hex')).toBe(vsyncOfTexts(expected));
          expect([...cidsOfFile(state, name)].sort()).toEqual(expected);
          expect([...setAfter(set.events)].sort()).toEqual(expected);
          expect(state.countCids(name)).toBe(expected.length);
          const restarted = again.store.state.cidSets.get(name);
          expect(restarted.vsync).toEqual(set.vsync);
          expect(restarted.events).toEqual(set.events);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lose an entry at the donor when it confirms, and get it back when that is cancelled', () => {
    const directory = createTestDirectory();
    const phones = { participant: DONOR, keyType: 'PHONE' } as const;
    const set = directory.store.state.cidSets.get(phones);
    const { cid } = directory.store.state.entry('ENTRY-001')!;
    const claim = claimIn(directory, 'CONFIRMED');
    expect(set.entryIds.has(cid)).toBe(false);
    expect(set.events.at(-1)).toMatchObject({ type: 'REMOVED', cid });
    cancelClaim(directory, { claimId: claim.claimId, reason: 'FRAUD', requestId: '' });
    expect(set.events.at(-1)).toMatchObject({ type: 'ADDED', cid });
    expect(set.entryIds.has(cid)).toBe(true);
  });

  it('gain an entry at the claimer when it completes', () => {
    const directory = createTestDirectory();
    claimIn(directory, 'COMPLETED');
    const { cid } = directory.store.state.entry('ENTRY-001')!;
    const claimers = directory.store.state.cidSets.get({ participant: CLAIMER, keyType: 'PHONE' });
    expect(claimers.events.at(-1)).toMatchObject({ type: 'ADDED', cid });
  });
});
