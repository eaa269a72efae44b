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
import type { EntryRepository, OwnedEntry } from '../ports.js';
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

function entryAt(participant: string, entryId: string): OwnedEntry {
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
    await repository.storeFromDirectory(before);
    expect(await vsyncHere(database.db, '87654321', 'PHONE')).toBe(vsyncOf([before.cid]));
    await repository.storeFromDirectory(after);
    expect(await vsyncHere(database.db, '87654321', 'PHONE')).toBe(vsyncOf([]));
    expect(await vsyncHere(database.db, '12345678', 'PHONE')).toBe(vsyncOf([after.cid]));
  });

  it('changes nothing when it is repeated, also by several at once', async () => {
    const entry = entryAt('11111111', 'ENTRY-TWICE');
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 4 }, () => repository.storeFromDirectory(entry)));
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
});
