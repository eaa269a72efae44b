// Proves that a sync goes on and ends right whatever happens to the Bridge, the file, the events and PostgreSQL, and that it touches nothing where it cannot.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { changesMadeTwice, watchChanges } from '../test/entry-changes.js';
import { DRIFTED, KEY_TYPE, SYNCED, createSyncWorld, type SyncWorld } from '../test/sync-world.js';
import { startWorkerSlice, type WorkerSlice } from '../test/worker-slice.js';

const ENTRIES = 500;
const CID_BYTES = 32;
/** In the middle of the file. */
const HALF = (ENTRIES / 2) * CID_BYTES;

describe('a sync', () => {
  let slice: WorkerSlice;
  let world: SyncWorld;
  beforeAll(async () => {
    slice = await startWorkerSlice({
      workflowCache: inject('workflowCache'),
      settings: { synchronous_commit: 'on' },
    });
    world = createSyncWorld(slice);
    await watchChanges(slice.database);
    const entries = { participant: SYNCED, keyType: KEY_TYPE, count: ENTRIES, seed: 1 };
    await slice.simulator.seedEntries(entries);
    expect((await world.sync()).key_types).toMatchObject([{ missing_here: ENTRIES }]);
  }, 180_000);
  afterAll(() => slice.stop());
  beforeEach(() => slice.simulator.faults.clear());

  it.each([
    ['a download that breaks off, again and again', { breakAfterBytes: 4_096, times: 3 }],
    ['a file that ends early', { truncateAtBytes: HALF, times: 1 }],
    ['a file with another byte', { alterByteAt: HALF + 5, times: 1 }],
    ['a Bridge that is away', { code: 14, times: 4 }],
  ] as const)('outlives %s', async (_, fault) => {
    world.drift();
    const planned = slice.simulator.faults.add({ method: 'DownloadCidSetFile', ...fault });
    const { key_types } = await world.sync({ sync_type: 'FULL' });
    expect(key_types).toMatchObject([{ outcome: 'REPAIRED', method: 'FILE', ...DRIFTED }]);
    expect(planned.hits).toBe(fault.times);
    await world.expectSame();
  });

  it.each(['ERROR', 'UNAVAILABLE'] as const)(
    'asks for another file where one is %s',
    async (fileEnd) => {
      world.drift();
      slice.simulator.faults.add({ method: 'CreateCidSetFile', fileEnd, times: 1 });
      const { key_types } = await world.sync();
      expect(key_types).toMatchObject([{ outcome: 'REPAIRED', ...DRIFTED }]);
      await world.expectSame();
    },
  );

  it('gives a file up that never has its SHA-256, and touches nothing', async () => {
    world.drift();
    const before = await world.rows();
    slice.simulator.faults.add({ method: 'GetCidSetFile', wrongSha256: true });
    const failure = await world.failure(await world.start({ sync_type: 'FULL' }));
    expect(failure).toMatchObject({ type: 'SyncFileDamaged' });
    expect(await world.rows()).toEqual(before);
    const reports = await slice.database.db
      .selectFrom('sync_reports')
      .select(['outcome', 'failure_type'])
      .where('outcome', '=', 'FAILED')
      .execute();
    expect(reports).toEqual([{ outcome: 'FAILED', failure_type: 'SyncFileDamaged' }]);
    slice.simulator.faults.clear();
    await world.sync();
    await world.expectSame();
  });

  it('takes events that are repeated and late for what they are', async () => {
    world.drift(false);
    const late = { duplicateEvents: true, eventLatenessMs: 5_000 };
    slice.simulator.faults.add({ method: 'ListCidSetEvents', ...late });
    const { key_types } = await world.sync();
    expect(key_types).toMatchObject([{ outcome: 'REPAIRED', method: 'EVENTS', ...DRIFTED }]);
    await world.expectSame();
  });

  it('reports the differences of a dry run, and repairs none', async () => {
    world.drift();
    const before = await world.rows();
    const { key_types, dry_run } = await world.sync({ dry_run: true });
    expect(dry_run).toBe(true);
    expect(key_types).toMatchObject([{ outcome: 'DIFFERENT', method: 'FILE', ...DRIFTED }]);
    expect(await world.rows()).toEqual(before);
    expect((await world.sync()).key_types).toMatchObject([{ outcome: 'REPAIRED', ...DRIFTED }]);
  });

  it.each(['ListCidSetEvents', 'DownloadCidSetFile', 'GetEntriesByCid'])(
    'outlives a crash of PostgreSQL during %s',
    async (method) => {
      world.drift(method !== 'ListCidSetEvents');
      const held = slice.simulator.faults.add({ method, latencyMs: 400, times: 2 });
      const run = await world.start();
      const result = run.result() as Promise<unknown>;
      await expect.poll(() => held.hits, { timeout: 30_000 }).toBeGreaterThan(0);
      await slice.postgres.crash();
      await sleep(300);
      await slice.postgres.resume();
      expect(await result).toMatchObject({ key_types: [{ outcome: 'REPAIRED', ...DRIFTED }] });
      await world.expectSame();
    },
    90_000,
  );

  it('has repaired nothing twice: no row got the same content a second time', async () => {
    const twice = await changesMadeTwice(slice.database);
    expect(twice.changes).toBeGreaterThan(ENTRIES);
    expect(twice.repeated).toEqual([]);
  });
});

describe('a Bridge without reconciliation', () => {
  let slice: WorkerSlice;
  beforeAll(async () => {
    slice = await startWorkerSlice({
      workflowCache: inject('workflowCache'),
      fieldBridge: true,
    });
  });
  afterAll(() => slice.stop());

  it('fails the sync with the name of what is missing, and nothing is touched', async () => {
    const world = createSyncWorld(slice);
    const failure = await world.failure(await world.start());
    expect(failure.type).toBe('BridgeUnimplemented');
    expect(failure.message).toContain('dict.bridge.v1.ReconciliationService');
    expect(await world.rows()).toEqual([]);
    const found = slice.database.db.selectFrom('sync_differences').selectAll();
    expect(await found.execute()).toEqual([]);
  });
});
