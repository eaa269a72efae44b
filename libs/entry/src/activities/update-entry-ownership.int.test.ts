// Proves on a real PostgreSQL that what a slow reader of the directory has read never replaces what is newer.
import { randomUUID } from 'node:crypto';
import type { DirectoryEntry } from '@conn-dict/bridge';
import { vsyncOf as vsyncHere } from '@conn-dict/database';
import { vsyncOf } from '@conn-dict/dict/cid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  entryAt,
  startRepositoryWorld,
  type RepositoryWorld,
} from '../../test/repository-world.js';
import { insertClaim } from '../../test/insert-claim.js';
import { createGetEntryStatus } from './get-entry-status.js';
import { createUpdateEntryOwnership } from './update-entry-ownership.js';

const REQUEST_ID = '22222222-2222-4222-8222-222222222222';
const DONOR = '87654321';

let world: RepositoryWorld;
beforeAll(async () => void (world = await startRepositoryWorld()));
afterAll(() => world.stop());

/** Follows a claim of `claimer` that was just completed. Each read of the directory, one after another, is answered by `reads`. */
async function follow(
  entryId: string,
  claimer: string,
  reads: readonly (() => Promise<DirectoryEntry>)[],
) {
  const { repository } = world;
  const getEntry = vi.fn();
  for (const read of reads) getEntry.mockImplementationOnce(read);
  const activity = createUpdateEntryOwnership({
    repository,
    bridge: { getEntry, getClaim: async () => undefined },
  });
  const claim_id = `C-${randomUUID()}`;
  await insertClaim(world.database, { claimId: claim_id, entryId, status: 'COMPLETED' });
  const ids = { entry_id: entryId, claim_id, request_id: REQUEST_ID };
  await activity({ ...ids, claimer_ispb: claimer });
  expect(getEntry).toHaveBeenCalledTimes(reads.length);
}

/** As a directory shows it to which the claimer has not lost the entry yet. */
function heldBy(participant: string, entry: DirectoryEntry): DirectoryEntry {
  return { ...entry, account: { ...entry.account, participant } };
}

/** The row and the buckets show `entry` and nothing else. */
async function expectHeld(entryId: string, entry: ReturnType<typeof entryAt>, others: string[]) {
  const { db } = world.database;
  const rows = db.selectFrom('entries').selectAll().where('key_value', '=', entry.key);
  const { participant } = entry.account;
  expect(await rows.execute()).toMatchObject([
    { entry_id: entryId, participant, request_id: entry.requestId, cid: entry.cid },
  ]);
  expect(await vsyncHere(db, participant, 'PHONE')).toBe(vsyncOf([entry.cid]));
  for (const other of others) expect(await vsyncHere(db, other, 'PHONE')).toBe(vsyncOf([]));
}

/** What a claim of `claimer` reads that another overtakes in mid-step, then what it reads anew. */
function overtakenReads(entryId: string, claimer: string, newer: DirectoryEntry) {
  return [
    async () => {
      await follow(entryId, newer.account.participant, [async () => newer]);
      return entryAt(claimer, newer.entryId);
    },
    async () => heldBy(claimer, newer),
  ];
}

describe('two claims that follow each other', () => {
  it.each([
    ['held here', '11111111', '22222222', 'ENTRY-HELD', 'ENTRY-HELD'],
    ['held here under another id', '33333333', '44444444', 'B-1', 'OURS'],
    ['not held here yet', '55555555', '66666666', 'ENTRY-NEW', undefined],
  ])('leave what the second has stored, %s', async (_, first, second, entryId, heldAs) => {
    if (heldAs) await world.store(heldAs, entryAt(DONOR, entryId));
    const newer = entryAt(second, entryId);
    await follow(entryId, first, overtakenReads(entryId, first, newer));
    await expectHeld(heldAs ?? entryId, newer, [DONOR, first]);
  });

  it('leave it too where the first has failed to store its entry before', async () => {
    const entryId = 'ENTRY-FAILED';
    await world.store(entryId, entryAt(DONOR, entryId));
    const newer = entryAt('77777777', entryId);
    const [interleaved, anew] = overtakenReads(entryId, '88888888', newer);
    const failing = async () => {
      const stale = await interleaved!();
      await world.database.db.updateTable('claims').set({ failure_type: 'Forbidden' }).execute();
      return stale;
    };
    await follow(entryId, '88888888', [failing, anew!]);
    await expectHeld(entryId, newer, [DONOR, '88888888']);
  });

  it('come again where the row changes in every round', async () => {
    const entryId = 'ENTRY-BUSY';
    const changing = async () => {
      await world.store(entryId, entryAt('99999999', entryId));
      return entryAt('77777777', entryId);
    };
    await expect(follow(entryId, '77777777', [changing, changing, changing])).rejects.toMatchObject(
      { type: 'StorageUnavailable', nonRetryable: false },
    );
    expect(await world.repository.findEntry(entryId)).toMatchObject({
      account: { participant: '99999999' },
    });
  });
});

it('a status read that adopts an entry leaves what a claim has stored meanwhile', async () => {
  const entryId = 'ENTRY-ADOPTED';
  const newer = entryAt('10101010', entryId);
  const reads = [
    async () => {
      await follow(entryId, '10101010', [async () => newer]);
      return entryAt(DONOR, entryId);
    },
    async () => newer,
  ];
  const { repository } = world;
  const activity = createGetEntryStatus({
    repository,
    bridge: { getEntry: async () => await reads.shift()!() },
    clock: { now: () => new Date() },
  } as never);
  const status = await activity({ entry_id: entryId, request_id: REQUEST_ID });
  expect(status).toMatchObject({ participant: '10101010' });
  await expectHeld(entryId, newer, [DONOR]);
});
