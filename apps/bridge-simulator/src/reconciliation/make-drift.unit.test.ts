// Proves that drift of each kind does what it tells, to every key type, the same for the same seed, and in silence when asked.
import { KEY_TYPES } from '@conn-dict/dict';
import { describe, expect, it } from 'vitest';
import { claimIn, DONOR } from '../../test/claim-samples.js';
import { refusalOf } from '../../test/refusal-of.js';
import { cidsOfFile, vsyncOfTexts } from '../../test/set-from-scratch.js';
import { createTestDirectory } from '../../test/test-directory.js';
import { makeDrift, type DriftRequest } from './make-drift.js';
import { seedEntries } from './seed-entries.js';

const DRIFT: DriftRequest = {
  ...{ participant: DONOR, keyTypes: KEY_TYPES, alter: 3, add: 2, remove: 4, seed: 9 },
  isSilent: false,
};

async function seeded() {
  const directory = createTestDirectory();
  for (const keyType of KEY_TYPES) {
    await seedEntries(directory, { participant: DONOR, keyType, seed: 1, count: 20 });
  }
  return directory;
}

describe('makeDrift', () => {
  it.each([true, false])('does what it tells (silent: %s)', async (isSilent) => {
    const directory = await seeded();
    const { state } = directory.store;
    for (const keyType of KEY_TYPES) {
      const set = { participant: DONOR, keyType };
      const expected = new Set(cidsOfFile(state, set));
      const eventsBefore = state.cidSets.get(set).events.length;
      const drifted = makeDrift(directory, { ...DRIFT, keyTypes: [keyType], isSilent });
      expect(drifted.map(({ kind }) => kind)).toEqual([
        ...['ALTERED', 'ALTERED', 'ALTERED', 'REMOVED', 'REMOVED', 'REMOVED', 'REMOVED'],
        ...['ADDED', 'ADDED'],
      ]);
      for (const { before, after } of drifted) {
        if (before) expect(expected.delete(before.cid)).toBe(true);
        if (after) expect(expected.add(after.cid).has(after.cid)).toBe(true);
      }
      expect(new Set(cidsOfFile(state, set))).toEqual(expected);
      const vsync = state.cidSets.get(set).vsync.toString('hex');
      expect(vsync).toBe(vsyncOfTexts([...expected]));
      const told = state.cidSets.get(set).events.length - eventsBefore;
      expect(told).toBe(isSilent ? 0 : 3 * 2 + 4 + 2);
    }
  });

  it('does the same for the same seed, and other things for another', async () => {
    const [one, same, other] = [await seeded(), await seeded(), await seeded()];
    const drifted = makeDrift(one, DRIFT);
    expect(makeDrift(same, DRIFT)).toEqual(drifted);
    expect(makeDrift(other, { ...DRIFT, seed: 10 })).not.toEqual(drifted);
  });

  it('leaves out what an open claim holds', () => {
    const directory = createTestDirectory();
    claimIn(directory, 'OPEN');
    const none = { ...DRIFT, keyTypes: ['PHONE'] as const, alter: 0, add: 0 };
    const [drifted] = makeDrift(directory, { ...none, remove: 1 });
    expect(drifted?.before?.entryId).toBe('ENTRY-005');
    const more = refusalOf(() => makeDrift(directory, { ...none, remove: 1 }));
    expect(more).toMatchObject({ type: 'BadRequest', details: { field: 'remove' } });
  });

  it('can be made again and again', async () => {
    const directory = await seeded();
    const added = [1, 2, 3].flatMap(() =>
      makeDrift(directory, { ...DRIFT, alter: 1, remove: 0, add: 2 }),
    );
    const ids = added.filter(({ kind }) => kind === 'ADDED').map(({ after }) => after?.entryId);
    expect(new Set(ids).size).toBe(3 * 2 * KEY_TYPES.length);
  });
});
