// Proves on a real PostgreSQL that a new entry gets one row, taken up only by who may, and that a key goes to one at a time.
import { randomUUID } from 'node:crypto';
import { StorageError } from '@conn-dict/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCreation } from '../../test/entry-rows.js';
import { startRepositoryWorld, type RepositoryWorld } from '../../test/repository-world.js';
import type { EntryRepository, EntryToCreate } from '../ports.js';

let world: RepositoryWorld;
let repository: EntryRepository;
beforeAll(async () => {
  world = await startRepositoryWorld();
  ({ repository } = world);
});
afterAll(() => world.stop());

const laterRun = (creation: EntryToCreate): EntryToCreate => ({
  ...creation,
  requestId: randomUUID(),
});

/** An attempt that finds the other's insert under way is told to come again. */
async function openOrBusy(creation: EntryToCreate): Promise<string> {
  try {
    return (await repository.openPending(creation))?.status ?? 'none';
  } catch (error) {
    if (error instanceof StorageError) return error.code;
    throw error;
  }
}

describe('openPending', () => {
  it('inserts the entry with its RequestId, and gives the same row to a repeat', async () => {
    const creation = newCreation();
    const { entryId, requestId } = creation;
    const first = await repository.openPending(creation);
    expect(first).toMatchObject({
      entryId,
      status: 'PENDING',
      requestId,
      change: { kind: 'CREATE', requestId },
    });
    expect(await repository.openPending(creation)).toEqual({
      ...first,
      updatedAt: expect.any(Date) as Date,
    });
  });

  it('keeps the RequestId of a pending entry for a later run of its workflow', async () => {
    const creation = newCreation();
    await repository.openPending(creation);
    const later = laterRun(creation);
    expect(await repository.openPending(later)).toMatchObject({
      requestId: creation.requestId,
      change: { requestId: creation.requestId },
      runToken: later.requestId,
    });
  });

  it.each<[string, Partial<EntryToCreate>]>([
    ['another workflow', { workflowId: 'another' }],
    ['a creation with other content', { reason: 'RECONCILIATION' }],
  ])('leaves a pending entry as it is for %s', async (_, change) => {
    const creation = newCreation();
    const first = await repository.openPending(creation);
    expect(await repository.openPending({ ...laterRun(creation), ...change })).toEqual(first);
  });

  it('leaves an entry in use as it is', async () => {
    const creation = newCreation();
    const row = await world.register(creation);
    expect(await repository.openPending(laterRun(creation))).toEqual(row);
  });

  it('takes a rejected entry up with a RequestId of its own', async () => {
    const creation = newCreation();
    await repository.openPending(creation);
    const failure = { entryId: creation.entryId, failureType: 'Forbidden' as const };
    await repository.recordFailure({ ...failure, runToken: creation.requestId });
    const later = { ...laterRun(creation), workflowId: 'a later one' };
    const row = await repository.openPending(later);
    expect(row).toMatchObject({
      status: 'PENDING',
      requestId: later.requestId,
      workflowId: 'a later one',
    });
    expect(row).not.toHaveProperty('endedAt');
    expect(row).not.toHaveProperty('failureType');
  });

  it('takes an EVP that has no key yet, any number of them', async () => {
    const { key: _, ...evp } = newCreation({ keyType: 'EVP' });
    const rows = [evp, { ...evp, entryId: `${evp.entryId}-2` }].map((each) =>
      repository.openPending(each),
    );
    for (const row of await Promise.all(rows)) expect(row).not.toHaveProperty('key');
  });

  it('lets one of twenty entries of a key in', async () => {
    const { key } = newCreation();
    const rivals = Array.from({ length: 20 }, () => newCreation({ ...(key ? { key } : {}) }));
    const rows = await Promise.all(rivals.map((each) => repository.openPending(each)));
    expect(rows.filter((row) => row !== undefined)).toHaveLength(1);
  });

  it('gives one row to attempts at the same entry at once', async () => {
    const creation = newCreation();
    const attempts = Array.from({ length: 20 }, () => openOrBusy(creation));
    expect(new Set(await Promise.all(attempts))).not.toContain('none');
    expect(await openOrBusy(creation)).toBe('PENDING');
  });
});

describe('reject', () => {
  it('leaves a rejected row with the reason, which holds no key', async () => {
    const creation = newCreation();
    await repository.reject(creation, 'EntryAlreadyExists');
    expect(await repository.findEntry(creation.entryId)).toMatchObject({
      status: 'REJECTED',
      failureType: 'EntryAlreadyExists',
      runToken: creation.requestId,
      endedAt: expect.any(Date) as Date,
    });
    const { key } = creation;
    const other = newCreation({ ...(key ? { key } : {}) });
    expect(await repository.openPending(other)).toMatchObject({ status: 'PENDING' });
  });

  it('leaves a row that is anything else as it is', async () => {
    const creation = newCreation();
    const row = await world.register(creation);
    await repository.reject(laterRun(creation), 'EntryLimitExceeded');
    expect(await repository.findEntry(creation.entryId)).toEqual(row);
  });
});
