// Proves on a real PostgreSQL that what is known before a change is what is in the tables, of this key and this account only.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCreation } from '../../test/entry-rows.js';
import { insertClaim } from '../../test/insert-claim.js';
import {
  entryAt,
  startRepositoryWorld,
  type RepositoryWorld,
} from '../../test/repository-world.js';
import type { EntryRepository } from '../ports.js';

let world: RepositoryWorld;
let repository: EntryRepository;
beforeAll(async () => {
  world = await startRepositoryWorld();
  ({ repository } = world);
});
afterAll(() => world.stop());

describe('findFacts', () => {
  it('knows nothing of an entry, a key and an account that are new', async () => {
    const facts = await repository.findFacts(newCreation());
    expect(facts).toEqual({ keysOfAccount: 0, hasOpenClaim: false });
  });

  it('finds the row, and another one that has its key', async () => {
    const creation = newCreation();
    const row = await world.register(creation);
    expect(await repository.findFacts(creation)).toMatchObject({ entry: row });
    expect(await repository.findFacts(creation)).not.toHaveProperty('holder');
    const rival = { ...creation, entryId: 'E-RIVAL' };
    expect(await repository.findFacts(rival)).toMatchObject({ holder: row, keysOfAccount: 1 });
  });

  it('finds no holder in a row that has let go of the key', async () => {
    const creation = newCreation();
    await repository.reject(creation, 'EntryLimitExceeded');
    const rival = { ...creation, entryId: `${creation.entryId}-2` };
    expect(await repository.findFacts(rival)).toEqual({ keysOfAccount: 0, hasOpenClaim: false });
  });

  it('counts the live keys of the account, its own not', async () => {
    const { account } = newCreation();
    const own = newCreation({ account });
    const others = [newCreation({ account }), newCreation({ account })];
    for (const each of [own, ...others]) await world.register(each);
    await repository.reject(newCreation({ account }), 'EntryAlreadyExists');
    const { branch: _, ...branchless } = account;
    for (const other of [
      branchless,
      { ...account, branch: '9999' },
      { ...account, accountType: 'SVGS' as const },
      { ...account, participant: '12345678' },
    ])
      await world.register(newCreation({ account: other }));
    expect(await repository.findFacts(own)).toMatchObject({ keysOfAccount: 2 });
    const { keysOfAccount } = await repository.findFacts({ ...own, account: branchless });
    expect(keysOfAccount).toBe(1);
  });

  it.each([
    ['OPEN', true],
    ['WAITING_RESOLUTION', true],
    ['CONFIRMED', true],
    ['COMPLETED', false],
    ['CANCELLED', false],
    ['EXPIRED', false],
    ['FAILED', false],
  ] as const)('a claim that is %s is open: %s', async (status, hasOpenClaim) => {
    const creation = newCreation();
    await world.register(creation);
    const key = creation.key ?? '';
    await insertClaim(world.database, { entryId: 'B-of-the-Bridge', key, status });
    expect(await repository.findFacts(creation)).toMatchObject({ hasOpenClaim });
  });
});

it('findVersions tells of the row of the id and of that of the key, each another after a write', async () => {
  await world.store('E-OURS', entryAt('87654321', 'B-1'));
  const { keyType, key } = entryAt('87654321', 'B-1');
  const byKey = await repository.findVersions({ entryId: 'B-1', keyType, key });
  expect(byKey).toHaveLength(1);
  expect(await repository.findVersions({ entryId: 'E-OURS' })).toEqual(byKey);
  expect(await repository.findVersions({ entryId: 'B-1' })).toEqual([]);
  await world.store('E-OURS', entryAt('12345678', 'B-1'));
  expect(await repository.findVersions({ entryId: 'E-OURS' })).not.toEqual(byKey);
});

it('findDirectoryClaimId knows a claim that the Bridge has answered', async () => {
  const claims = { entryId: 'E-CLAIMED', status: 'COMPLETED' } as const;
  await insertClaim(world.database, { ...claims, claimId: 'C-1', directoryClaimId: 'B-C-1' });
  await insertClaim(world.database, { ...claims, claimId: 'C-2' });
  expect(await repository.findDirectoryClaimId('C-1')).toBe('B-C-1');
  for (const unknown of ['C-2', 'C-3'])
    expect(await repository.findDirectoryClaimId(unknown)).toBeUndefined();
});
