// Proves on a real PostgreSQL that an entry is stored once, with its CID in its participant's bucket and in no other.
import { randomUUID } from 'node:crypto';
import { vsyncOf as vsyncHere } from '@conn-dict/database';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { computeCid, vsyncOf } from '@conn-dict/dict/cid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '@conn-dict/bridge';
import type { EntryRepository } from '../ports.js';
import { createEntryRepository } from './create-entry-repository.js';

let postgres: TestPostgres;
let database: TestDatabase;
let repository: EntryRepository;
beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await createTestDatabase(postgres);
  repository = createEntryRepository(database);
});
afterAll(async () => {
  await database.drop();
  await postgres.stop();
});

function entryAt(participant: string, entryId: string): DirectoryEntry & { readonly cid: Buffer } {
  const requestId = randomUUID();
  const entry = {
    entryId,
    keyType: 'PHONE',
    key: `key of ${entryId}`,
    status: 'ACTIVE',
    account: { participant, accountNumber: '10000001', accountType: 'CACC' },
    owner: { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' },
  } as const;
  return { ...entry, requestId, cid: computeCid({ requestId, entry }) };
}

describe('storeFromDirectory', () => {
  it('moves the CID from the donor to the claimer, in the buckets too', async () => {
    const before = entryAt('87654321', 'ENTRY-MOVES');
    const after = entryAt('12345678', 'ENTRY-MOVES');
    await repository.storeFromDirectory(before.entryId, before);
    expect(await vsyncHere(database.db, '87654321', 'PHONE')).toBe(vsyncOf([before.cid]));
    await repository.storeFromDirectory(after.entryId, after);
    expect(await vsyncHere(database.db, '87654321', 'PHONE')).toBe(vsyncOf([]));
    expect(await vsyncHere(database.db, '12345678', 'PHONE')).toBe(vsyncOf([after.cid]));
  });

  it('changes nothing when it is repeated, also by several at once', async () => {
    const entry = entryAt('11111111', 'ENTRY-TWICE');
    for (let round = 0; round < 20; round++) {
      await Promise.all(
        Array.from({ length: 4 }, () => repository.storeFromDirectory(entry.entryId, entry)),
      );
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
    await repository.storeFromDirectory('OURS', { ...before, entryId: 'B-1' });
    await repository.deactivate({
      entryId: 'OURS',
      requestId: randomUUID(),
      workflowId: 'entry-delete-OURS',
      reason: 'USER_REQUESTED',
      digest: Buffer.alloc(32),
    });
    const after = { ...entryAt('33333333', 'OURS'), entryId: 'B-1' };
    expect(await repository.storeFromDirectory('B-1', after)).toBe('OURS');
    expect(await repository.findEntry('B-1')).toBeUndefined();
    const row = await repository.findEntry('OURS');
    expect(row).toMatchObject({ status: 'ACTIVE', directoryEntryId: 'B-1' });
    expect(row).not.toHaveProperty('change');
    expect(await vsyncHere(database.db, '22222222', 'PHONE')).toBe(vsyncOf([]));
    expect(await vsyncHere(database.db, '33333333', 'PHONE')).toBe(vsyncOf([after.cid]));
  });

  it('leaves what was begun or deleted after it, when it is repeated', async () => {
    const entry = entryAt('44444444', 'MOVED');
    await repository.storeFromDirectory('MOVED', entry);
    const run = { entryId: 'MOVED', requestId: randomUUID(), digest: Buffer.alloc(32) };
    const reason = 'USER_REQUESTED';
    await repository.deactivate({ ...run, workflowId: 'entry-delete-MOVED', reason });
    expect(await repository.storeFromDirectory('MOVED', entry)).toBe('MOVED');
    expect(await repository.findEntry('MOVED')).toMatchObject({
      status: 'INACTIVE',
      change: { kind: 'DELETE', requestId: run.requestId },
    });
    const deletion = { entryId: 'MOVED', runToken: run.requestId, endedAt: new Date() };
    await repository.finishDeletion(deletion);
    expect(await repository.storeFromDirectory('MOVED', entry)).toBe('MOVED');
    expect(await repository.findEntry('MOVED')).toMatchObject({ status: 'DELETED' });
    expect(await vsyncHere(database.db, '44444444', 'PHONE')).toBe(vsyncOf([]));
  });
});
