// Proves on a real PostgreSQL that a row is changed by one run at a time, once, with one RequestId, and under no open claim.
import { randomUUID } from 'node:crypto';
import { vsyncOf as vsyncHere } from '@conn-dict/database';
import { computeCid, vsyncOf } from '@conn-dict/dict/cid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCreation } from '../../test/entry-rows.js';
import { insertClaim } from '../../test/insert-claim.js';
import { startRepositoryWorld, type RepositoryWorld } from '../../test/repository-world.js';
import type { EntryRepository, EntryToCreate, RunOnRow } from '../ports.js';

let world: RepositoryWorld;
let repository: EntryRepository;
let creation: EntryToCreate;
beforeAll(async () => {
  world = await startRepositoryWorld();
  ({ repository } = world);
});
afterAll(() => world.stop());
beforeEach(async () => {
  creation = newCreation();
  await world.register(creation);
});

const newRun = (change: Partial<RunOnRow> = {}): RunOnRow => ({
  entryId: creation.entryId,
  requestId: randomUUID(),
  workflowId: `entry-update-${creation.entryId}`,
  reason: 'USER_REQUESTED',
  digest: Buffer.alloc(32, 1),
  ...change,
});
const refOf = ({ entryId, requestId }: RunOnRow) => ({ entryId, runToken: requestId });
const found = () => repository.findEntry(creation.entryId);

describe('a row that is taken', () => {
  it('says who has it and with which RequestId, and is the same for a repeat', async () => {
    const run = newRun();
    const taken = await repository.beginUpdate(run);
    expect(taken).toMatchObject({
      isTaken: true,
      row: { status: 'ACTIVE', runToken: run.requestId, change: { requestId: run.requestId } },
    });
    expect(await repository.beginUpdate(run)).toEqual(taken);
  });

  it('keeps its RequestId for a later run of the workflow that asks for the same, and no other', async () => {
    const run = newRun();
    await repository.beginUpdate(run);
    const same = newRun();
    expect((await repository.beginUpdate(same)).row?.change?.requestId).toBe(run.requestId);
    const other = newRun({ digest: Buffer.alloc(32, 2) });
    expect((await repository.beginUpdate(other)).row?.change?.requestId).toBe(other.requestId);
  });

  it("is not another workflow's, nor another kind of change's", async () => {
    await repository.beginUpdate(newRun());
    const before = await found();
    for (const taken of [
      await repository.beginUpdate(newRun({ workflowId: 'another' })),
      await repository.deactivate(newRun()),
    ])
      expect(taken).toEqual({ isTaken: false, hasOpenClaim: false, row: before });
  });

  it('goes to one of twenty workflows at once', async () => {
    const runs = Array.from({ length: 20 }, (_, number) => newRun({ workflowId: `w-${number}` }));
    const taken = await Promise.all(runs.map((run) => repository.deactivate(run)));
    expect(taken.filter(({ isTaken }) => isTaken)).toHaveLength(1);
  });

  it('is not to be had by its own run again, once that has let go of it', async () => {
    const run = newRun();
    await repository.deactivate(run);
    await repository.activate(refOf(run));
    const row = await found();
    expect(await repository.deactivate(run)).toEqual({ isTaken: false, hasOpenClaim: false, row });
    expect(await repository.deactivate(newRun())).toMatchObject({ isTaken: true });
  });

  it('has no open claim on it, under its id or its key', async () => {
    const byKey = { entryId: 'B-of-the-Bridge', ...(creation.key ? { key: creation.key } : {}) };
    for (const claimed of [{ entryId: creation.entryId, key: 'another' }, byKey]) {
      const end = await insertClaim(world.database, { status: 'WAITING_RESOLUTION', ...claimed });
      expect(await repository.beginUpdate(newRun())).toMatchObject({
        isTaken: false,
        hasOpenClaim: true,
      });
      await end('CANCELLED');
    }
    expect(await repository.beginUpdate(newRun())).toMatchObject({ isTaken: true });
  });

  it('is one that there is', async () => {
    expect(await repository.beginUpdate(newRun({ entryId: 'E-NONE' }))).toEqual({
      isTaken: false,
      hasOpenClaim: false,
    });
  });
});

describe('a change that is finished', () => {
  const content = () => ({
    account: { ...creation.account, branch: '7' },
    owner: creation.owner,
  });
  const newCid = () => {
    const { keyType, key = '', requestId } = creation;
    return computeCid({ requestId, entry: { keyType, key, ...content() } });
  };
  const vsync = () => vsyncHere(world.database.db, creation.account.participant, 'PHONE');

  beforeEach(() => {
    const { account, ...rest } = newCreation();
    const participant = `P${randomUUID().slice(0, 7).toUpperCase()}`;
    creation = { ...rest, account: { ...account, participant } };
    return world.register(creation);
  });

  it('of an update lets go of the row, and moves its CID in its bucket', async () => {
    const run = newRun();
    await repository.beginUpdate(run);
    const cid = newCid();
    const updated = { ...refOf(run), ...content(), cid, updatedAt: new Date() };
    const row = await repository.finishUpdate(updated);
    expect(row).toMatchObject({ status: 'ACTIVE', account: { branch: '7' } });
    expect(row).not.toHaveProperty('change');
    expect(await vsync()).toBe(vsyncOf([cid]));
    expect(await repository.finishUpdate(updated)).toEqual(row);
  });

  it('of a deletion takes the CID out of its bucket, once', async () => {
    const run = newRun();
    await repository.deactivate(run);
    expect(await vsync()).not.toBe(vsyncOf([]));
    const endedAt = new Date('2026-03-01T10:20:30.456Z');
    const row = await repository.finishDeletion({ ...refOf(run), endedAt });
    expect(row).toMatchObject({ status: 'DELETED', endedAt });
    expect(await vsync()).toBe(vsyncOf([]));
    const again = { ...refOf(run), endedAt: new Date() };
    expect(await repository.finishDeletion(again)).toEqual(row);
  });

  it("is a StorageConflict where the row is another run's", async () => {
    const run = newRun();
    await repository.beginUpdate(run);
    const other = refOf(newRun());
    const conflict = { type: 'StorageConflict' };
    await expect(
      repository.finishUpdate({ ...other, ...content(), updatedAt: new Date() }),
    ).rejects.toMatchObject(conflict);
    await expect(
      repository.finishDeletion({ ...other, endedAt: new Date() }),
    ).rejects.toMatchObject(conflict);
    await expect(repository.activate(other)).rejects.toMatchObject(conflict);
    expect(await found()).toMatchObject({ change: { requestId: run.requestId } });
  });
});

describe('recordFailure', () => {
  const failed = (run: RunOnRow) =>
    repository.recordFailure({ ...refOf(run), failureType: 'Forbidden' });

  it('takes the row out of between, and may be repeated', async () => {
    const run = newRun();
    await repository.deactivate(run);
    for (let round = 0; round < 2; round++) {
      expect(await failed(run)).toBe(true);
      const row = await found();
      expect(row).toMatchObject({ status: 'ACTIVE', failureType: 'Forbidden' });
      expect(row).not.toHaveProperty('change');
    }
  });

  it('marks no row that the run has not, or has finished with', async () => {
    const run = newRun();
    expect(await failed(run)).toBe(false);
    await repository.deactivate(run);
    await repository.activate(refOf(run));
    expect(await failed(run)).toBe(false);
    expect(await found()).not.toHaveProperty('failureType');
  });
});
