// Proves over PostgreSQL that the age of a participant's last good sync is that of its worst key type, and unknown as long as one was never good.
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { KEY_TYPES } from '@conn-dict/dict';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SyncMetrics } from '../ports.js';
import { createSyncRecords } from '../repository/records.js';
import { createSyncWatch } from './sync-watch.js';

let postgres: TestPostgres;
let database: TestDatabase;
beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await createTestDatabase(postgres);
});
afterAll(async () => {
  await database.drop();
  await postgres.stop();
});

type KnownSyncs = Parameters<SyncMetrics['syncsKnown']>[0];

const NEW = new Date('2026-01-02T00:00:00Z');
const OLD = new Date('2026-01-01T00:00:00Z');

it('tells of each scheduled participant, and of no other', async () => {
  const records = createSyncRecords(database);
  const keep = (
    participantIspb: string,
    keyTypes: readonly (typeof KEY_TYPES)[number][],
    at: Date,
  ) => Promise.all(keyTypes.map((keyType) => records.keepSync({ participantIspb, keyType }, at)));
  await keep('11111111', KEY_TYPES, NEW);
  await keep('22222222', KEY_TYPES, OLD);
  await keep('22222222', KEY_TYPES.slice(1), NEW);
  await keep('33333333', KEY_TYPES.slice(1), NEW);
  await keep('99999999', KEY_TYPES, NEW);

  const told: KnownSyncs[] = [];
  const participants = ['11111111', '22222222', '33333333', '44444444'];
  const metrics = { syncsKnown: (syncs: KnownSyncs) => void told.push(syncs) };
  await createSyncWatch({ participants, records, metrics })();
  await createSyncWatch({ participants: [], records, metrics })();
  expect(told).toEqual([
    [
      { participant: '11111111', inSyncAt: NEW },
      { participant: '22222222', inSyncAt: OLD },
      { participant: '33333333', inSyncAt: undefined },
      { participant: '44444444', inSyncAt: undefined },
    ],
    [],
  ]);
});
