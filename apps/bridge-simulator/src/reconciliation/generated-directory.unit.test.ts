// Proves that generated entries are entries like any other, though only their CIDs are held, and that they outlive the process.
import { randomUUID } from 'node:crypto';
import { KEY_TYPES, type KeyType } from '@conn-dict/dict';
import { computeCid } from '@conn-dict/dict/cid';
import { createEntryGenerator } from '@conn-dict/dict/generated-entry';
import { describe, expect, it } from 'vitest';
import { CLAIMER, claimIn, DONOR, portability } from '../../test/claim-samples.js';
import { createRecordingJournal } from '../../test/recording-journal.js';
import { refusalOf } from '../../test/refusal-of.js';
import { cidsOfFile, vsyncOfTexts } from '../../test/set-from-scratch.js';
import { createTestDirectory, type TestDirectory } from '../../test/test-directory.js';
import { createEntry } from '../directory/create-entry.js';
import { deleteEntry } from '../directory/delete-entry.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import { findEntry } from '../directory/find-entry.js';
import { updateEntry } from '../directory/update-entry.js';
import { entryOfCid } from './entry-of-cid.js';
import { seedEntries } from './seed-entries.js';

const COUNT = 3_000;
const setOf = (keyType: KeyType) => ({ participant: DONOR, keyType });
const generatorOf = (keyType: KeyType) => createEntryGenerator({ seed: 7, ...setOf(keyType) });

async function seeded(keyType: KeyType, journal = createRecordingJournal()) {
  const directory = createTestDirectory({ journal });
  await seedEntries(directory, { ...setOf(keyType), seed: 7, count: COUNT });
  return { directory, journal };
}

function expectConsistent(directory: TestDirectory, keyType: KeyType, count: number): void {
  const { state } = directory.store;
  const cids = cidsOfFile(state, setOf(keyType));
  expect(new Set(cids).size).toBe(count);
  expect(state.countCids(setOf(keyType))).toBe(count);
  expect(state.cidSets.get(setOf(keyType)).vsync.toString('hex')).toBe(vsyncOfTexts(cids));
}

describe('generated entries', () => {
  it.each(KEY_TYPES)('of type %s are found by id, key and CID', async (keyType) => {
    const { directory } = await seeded(keyType);
    for (const index of [0, 1_234, COUNT - 1]) {
      const expected = generatorOf(keyType).entry(index);
      const cid = computeCid({ requestId: expected.requestId, entry: expected });
      const found = entryOfCid(directory, DONOR, cid);
      expect(found).toMatchObject({ ...expected, cid: cid.toString('hex'), status: 'ACTIVE' });
      expect(findEntry(directory, { entryId: expected.entryId })).toEqual(found);
      expect(findEntry(directory, expected)).toEqual(found);
      expect(entryOfCid(directory, '12345678', cid)).toBeUndefined();
    }
    const beyond = generatorOf(keyType).entry(COUNT);
    expect(findEntry(directory, { entryId: beyond.entryId })).toBeUndefined();
    expect(findEntry(directory, beyond)).toBeUndefined();
  });

  it('are in the VSync and the file, without events', async () => {
    const { directory } = await seeded('EMAIL');
    expectConsistent(directory, 'EMAIL', COUNT + 1);
    expect(directory.store.state.cidSets.get(setOf('EMAIL')).events).toHaveLength(1);
  });

  it('can be changed and deleted, which is told, and are then no longer as generated', async () => {
    const { directory, journal } = await seeded('EMAIL');
    const [first, second] = [generatorOf('EMAIL').entry(0), generatorOf('EMAIL').entry(1)];
    const account = { ...first.account, accountNumber: '77' };
    const reason = 'BRANCH_TRANSFER';
    const requestId = randomUUID();
    updateEntry(directory, { entryId: first.entryId, account, reason, requestId });
    deleteEntry(directory, {
      ...{ entryId: second.entryId, reason: 'USER_REQUESTED', requestId: randomUUID() },
    });
    const again = createTestDirectory({ journal: createRecordingJournal(journal.writes) });
    again.store.open();
    const shortened = createTestDirectory({ journal });
    for (const each of [directory, again, shortened]) {
      expectConsistent(each, 'EMAIL', COUNT);
      expect(findEntry(each, first)).toMatchObject({ account: { accountNumber: '77' } });
      expect(findEntry(each, second)).toBeUndefined();
      const cid = computeCid({ requestId: first.requestId, entry: first });
      expect(entryOfCid(each, DONOR, cid)).toBeUndefined();
      const { events } = each.store.state.cidSets.get(setOf('EMAIL'));
      expect(events.map(({ type }) => type)).toEqual(['ADDED', 'REMOVED', 'ADDED', 'REMOVED']);
    }
  });

  it('hold their keys, until they are deleted', async () => {
    const { directory } = await seeded('EMAIL');
    const { entryId, ...entry } = generatorOf('EMAIL').entry(5);
    const request = { ...entry, reason: 'USER_REQUESTED' as const, requestId: randomUUID() };
    expect(refusalOf(() => createEntry(directory, request)).type).toBe('EntryAlreadyExists');
    deleteEntry(directory, { entryId, reason: 'USER_REQUESTED', requestId: randomUUID() });
    createEntry(directory, request);
    expectConsistent(directory, 'EMAIL', COUNT + 1);
  });

  it('can be claimed: they leave the donor, and are the claimer’s then', async () => {
    const { directory } = await seeded('PHONE');
    const { entryId } = generatorOf('PHONE').entry(9);
    const claimers = { participant: CLAIMER, keyType: 'PHONE' } as const;
    const before = directory.store.state.countCids(claimers);
    claimIn(directory, 'CONFIRMED', portability({ entryId }));
    expectConsistent(directory, 'PHONE', COUNT + 1);
    claimIn(
      directory,
      'COMPLETED',
      portability({ entryId: generatorOf('PHONE').entry(8).entryId }),
    );
    expectConsistent(directory, 'PHONE', COUNT);
    expect(directory.store.state.countCids(claimers)).toBe(before + 1);
  });

  it('are seeded once, however many ask at the same time', async () => {
    const directory = createTestDirectory();
    const request = { ...setOf('CPF'), seed: 7, count: COUNT };
    await Promise.all([seedEntries(directory, request), seedEntries(directory, request)]);
    expectConsistent(directory, 'CPF', COUNT + 1);
  });

  it('are seeded once, whatever comes again; another count of the same is refused', async () => {
    const { directory } = await seeded('EVP');
    const same = { ...setOf('EVP'), seed: 7, count: COUNT };
    await seedEntries(directory, same);
    expectConsistent(directory, 'EVP', COUNT + 1);
    const other = seedEntries(directory, { ...same, count: 5 });
    await expect(other).rejects.toMatchObject({ type: 'BadRequest', details: { field: 'count' } });
    await seedEntries(directory, { ...same, seed: 8 });
    expectConsistent(directory, 'EVP', 2 * COUNT + 1);
  });

  it.each([
    ['participant_ispb', { participant: 'x' }],
    ['seed', { seed: -1 }],
    ['count', { count: 0 }],
    ['count', { count: 100_000_001 }],
  ])('are refused with a bad %s', async (field, change) => {
    const request = { ...setOf('EVP'), seed: 1, count: 1, ...change };
    const refused = await seedEntries(createTestDirectory(), request).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(DirectoryRefusal);
    expect(refused).toMatchObject({ type: 'BadRequest', details: { field } });
  });
});
