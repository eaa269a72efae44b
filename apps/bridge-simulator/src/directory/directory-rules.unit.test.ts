// Proves for random sequences of calls that claims move only as they may, that a key has one open claim, and that the sets of CIDs are what the writes add and remove.
import { isClaimTransition } from '@conn-dict/dict';
import { vsyncOf } from '@conn-dict/dict/cid';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations, perform, type Operation } from '../../test/random-operations.js';
import { createRecordingJournal } from '../../test/recording-journal.js';
import { createTestDirectory, type TestDirectory } from '../../test/test-directory.js';
import { isOpen, type ClaimRecord } from './claim-record.js';
import { DirectoryRefusal } from './directory-refusal.js';
import type { EntryRecord } from './entry-record.js';

interface Snapshot {
  readonly entries: ReadonlyMap<string, EntryRecord>;
  readonly claims: ReadonlyMap<string, ClaimRecord>;
}

function snapshot({ store }: TestDirectory): Snapshot {
  return { entries: new Map(store.state.entries), claims: new Map(store.state.claims) };
}

/** Performs the operation; tells whether it was refused. */
function isRefused(directory: TestDirectory, operation: Operation): boolean {
  try {
    perform(directory, operation);
    return false;
  } catch (error) {
    if (error instanceof DirectoryRefusal) return true;
    throw error;
  }
}

function expectLegal(before: Snapshot, after: Snapshot): void {
  for (const [claimId, claim] of after.claims) {
    const earlier = before.claims.get(claimId);
    if (earlier === undefined) expect(claim.status).toBe('OPEN');
    else if (earlier.status !== claim.status) {
      expect(isClaimTransition(earlier.status, claim.status), claim.status).toBe(true);
    }
  }
  const openKeys = [...after.claims.values()].filter(isOpen).map(({ key }) => key);
  expect(new Set(openKeys).size).toBe(openKeys.length);
}

/** VSync of each participant and key type, from scratch: only an active entry is in anybody's base. */
function vsyncs({ entries }: Snapshot): Record<string, string> {
  const cids: Record<string, Buffer[]> = {};
  for (const { status, account, keyType, cid } of entries.values()) {
    if (status !== 'ACTIVE') continue;
    (cids[`${account.participant} ${keyType}`] ??= []).push(Buffer.from(cid, 'hex'));
  }
  return Object.fromEntries(Object.entries(cids).map(([set, members]) => [set, vsyncOf(members)]));
}

/** What the directory's rules say that one write adds to the sets or takes out of them. */
function expectedDifference(
  kind: Operation['kind'],
  before: Snapshot,
  after: Snapshot,
): EntryRecord[] {
  const changed = (from: Snapshot, to: Snapshot) =>
    [...from.entries.values()].filter((entry) => to.entries.get(entry.entryId) !== entry);
  const [gone, come] = [changed(before, after), changed(after, before)];
  switch (kind) {
    case 'createEntry':
    case 'complete':
      return come;
    case 'deleteEntry':
    case 'confirm':
      return gone;
    case 'updateEntry':
      return [...gone, ...come];
    case 'cancel':
      return come;
    default:
      return [];
  }
}

function xorAll(
  sets: Record<string, string>,
  entries: readonly EntryRecord[],
): Record<string, string> {
  const next = { ...sets };
  for (const { account, keyType, cid } of entries) {
    const set = `${account.participant} ${keyType}`;
    next[set] = vsyncOf([
      Buffer.from(next[set] ?? '00'.repeat(32), 'hex'),
      Buffer.from(cid, 'hex'),
    ]);
  }
  return next;
}

function withoutEmpty(sets: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(sets).filter(([, vsync]) => !/^0+$/.test(vsync)));
}

describe('the directory', () => {
  it('keeps its rules whatever is asked of it', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(operations, (calls) => {
        const directory = createTestDirectory();
        let sets = vsyncs(snapshot(directory));
        for (const call of calls) {
          const before = snapshot(directory);
          const refused = isRefused(directory, call);
          const after = snapshot(directory);
          if (refused) expect(after).toEqual(before);
          expectLegal(before, after);
          sets = xorAll(sets, expectedDifference(call.kind, before, after));
          expect(withoutEmpty(sets)).toEqual(vsyncs(after));
          for (const { status } of after.claims.values()) reached.add(status);
        }
      }),
      { numRuns: 150 },
    );
    expect(reached.size).toBe(5);
  });

  it('is the same one when it is made again from its journal', () => {
    fc.assert(
      fc.property(operations, (calls) => {
        const journal = createRecordingJournal();
        const directory = createTestDirectory({ journal });
        for (const call of calls) isRefused(directory, call);
        const again = createTestDirectory({ journal: createRecordingJournal(journal.writes) });
        expect([...again.store.state.changes()]).toEqual([...directory.store.state.changes()]);
      }),
      { numRuns: 50 },
    );
  });
});
