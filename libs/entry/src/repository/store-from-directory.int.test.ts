// Proves on a real PostgreSQL that an entry is stored once, with its CID in its participant's bucket and in no other.
import { randomUUID } from 'node:crypto';
import { vsyncOf as vsyncHere } from '@conn-dict/database';
import type { TestDatabase } from '@conn-dict/database/embedded';
import { vsyncOf } from '@conn-dict/dict/cid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  entryAt,
  startRepositoryWorld,
  type RepositoryWorld,
} from '../../test/repository-world.js';
import type { EntryRepository } from '../ports.js';

let world: RepositoryWorld;
let database: TestDatabase;
let repository: EntryRepository;
beforeAll(async () => {
  world = await startRepositoryWorld();
  ({ database, repository } = world);
});
afterAll(() => world.stop());

describe('storeFromDirectory', () => {
  it('moves the CID from the donor to the claimer, in the buckets too', async () => {
    const before = entryAt('87654321', 'ENTRY-MOVES');
    const after = entryAt('12345678', 'ENTRY-MOVES');
    await world.store(before.entryId, before);
    expect(await vsyncHere(database.db, '87654321', 'PHONE')).toBe(vsyncOf([before.cid]));
    await world.store(after.entryId, after);
    expect(await vsyncHere(database.db, '87654321', 'PHONE')).toBe(vsyncOf([]));
    expect(await vsyncHere(database.db, '12345678', 'PHONE')).toBe(vsyncOf([after.cid]));
  });

  it('changes nothing when it is repeated, also by several at once', async () => {
    const entry = entryAt('11111111', 'ENTRY-TWICE');
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 4 }, () => world.store(entry.entryId, entry)));
    }
    expect(await vsyncHere(database.db, '11111111', 'PHONE')).toBe(vsyncOf([entry.cid]));
    const rows = database.db
      .selectFrom('entries')
      .selectAll()
      .where('entry_id', '=', 'ENTRY-TWICE');
    expect(await rows.execute()).toMatchObject([
      { participant: '11111111', status: 'ACTIVE', cid: entry.cid },
    ]);
  });

  it('goes into the row that has the key, whatever its id, and ends what was under way there', async () => {
    const before = entryAt('22222222', 'OURS');
    await world.store('OURS', { ...before, entryId: 'B-1' });
    await repository.deactivate({
      entryId: 'OURS',
      requestId: randomUUID(),
      workflowId: 'entry-delete-OURS',
      reason: 'USER_REQUESTED',
      digest: Buffer.alloc(32),
    });
    const after = { ...entryAt('33333333', 'OURS'), entryId: 'B-1' };
    await world.store('B-1', after);
    expect(await repository.findEntry('B-1')).toBeUndefined();
    const row = await repository.findEntry('OURS');
    expect(row).toMatchObject({ status: 'ACTIVE', directoryEntryId: 'B-1' });
    expect(row).not.toHaveProperty('change');
    expect(await vsyncHere(database.db, '22222222', 'PHONE')).toBe(vsyncOf([]));
    expect(await vsyncHere(database.db, '33333333', 'PHONE')).toBe(vsyncOf([after.cid]));
  });

  it('leaves what was begun or deleted after it, when it is repeated', async () => {
    const entry = entryAt('44444444', 'MOVED');
    await world.store('MOVED', entry);
    const run = { entryId: 'MOVED', requestId: randomUUID(), digest: Buffer.alloc(32) };
    const reason = 'USER_REQUESTED';
    await repository.deactivate({ ...run, workflowId: 'entry-delete-MOVED', reason });
    await world.store('MOVED', entry);
    expect(await repository.findEntry('MOVED')).toMatchObject({
      status: 'INACTIVE',
      change: { kind: 'DELETE', requestId: run.requestId },
    });
    const deletion = { entryId: 'MOVED', runToken: run.requestId, endedAt: new Date() };
    await repository.finishDeletion(deletion);
    await world.store('MOVED', entry);
    expect(await repository.findEntry('MOVED')).toMatchObject({ status: 'DELETED' });
    expect(await vsyncHere(database.db, '44444444', 'PHONE')).toBe(vsyncOf([]));
  });

  it.each(['held', 'new'])('lets one of two in that saw the same row, a %s one', async (kind) => {
    for (let round = 0; round < 20; round++) {
      const entryId = `RACE-${kind}-${round}`;
      if (kind === 'held') await world.store(entryId, entryAt('55555555', entryId));
      const seen = await repository.findVersions({ entryId });
      const rivals = [entryAt('66666666', entryId), entryAt('77777777', entryId)];
      const stored = await Promise.all(
        rivals.map((rival) => repository.storeFromDirectory(entryId, rival, { seen })),
      );
      expect(stored.toSorted()).toEqual([entryId, undefined]);
      const winner = rivals[stored.indexOf(entryId)];
      const row = await repository.findEntry(entryId);
      expect(row).toMatchObject({ requestId: winner?.requestId, account: winner?.account });
    }
    expect(await vsyncHere(database.db, '55555555', 'PHONE')).toBe(vsyncOf([]));
    const rows = database.db.selectFrom('entries').select(['participant', 'cid']);
    const held = await rows.where('participant', 'in', ['66666666', '77777777']).execute();
    for (const each of ['66666666', '77777777']) {
      const cids = held.flatMap(({ participant, cid }) =>
        participant === each && cid ? [cid] : [],
      );
      expect(await vsyncHere(database.db, each, 'PHONE')).toBe(vsyncOf(cids));
    }
  });
});
