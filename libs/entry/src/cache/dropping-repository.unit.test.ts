// Proves that each write of an entry's row drops its kept status, and no read does.
import { describe, expect, it, vi } from 'vitest';
import type { EntryRepository } from '../ports.js';
import { createDroppingRepository } from './dropping-repository.js';

const READS = [
  'findEntry',
  'findFacts',
  'findVersions',
  'findDirectoryClaimId',
] as const satisfies readonly (keyof EntryRepository)[];
const WRITES = [
  'openPending',
  'reject',
  'activate',
  'beginUpdate',
  'finishUpdate',
  'deactivate',
  'finishDeletion',
  'recordFailure',
] as const satisfies readonly (keyof EntryRepository)[];

type Method = (of: unknown, more?: unknown) => Promise<unknown>;

function world() {
  const acts: string[] = [];
  const names = [...READS, ...WRITES, 'storeFromDirectory'];
  const inner = Object.fromEntries(
    names.map((name) => [name, vi.fn(async () => void acts.push(name))]),
  ) as unknown as Record<string, ReturnType<typeof vi.fn<Method>>>;
  const repository = createDroppingRepository(inner as unknown as EntryRepository, {
    drop: async (id) => void acts.push(`drop ${id}`),
    async dropAfter(id, write) {
      try {
        return await write();
      } finally {
        acts.push(`drop ${id}`);
      }
    },
  }) as unknown as Record<string, Method>;
  return { acts, inner, repository };
}

it('passes on every method of the repository', () => {
  const { inner, repository } = world();
  expect(Object.keys(repository).toSorted()).toEqual(Object.keys(inner).toSorted());
});

it.each(WRITES)('%s drops after it, also where it fails', async (name) => {
  const { acts, inner, repository } = world();
  await repository[name]!({ entryId: 'E-1' }, 'NotFound');
  expect(acts).toEqual([name, 'drop E-1']);
  inner[name]!.mockRejectedValueOnce(new Error('lost'));
  await expect(repository[name]!({ entryId: 'E-1' }, 'NotFound')).rejects.toThrow('lost');
  expect(acts).toEqual([name, 'drop E-1', 'drop E-1']);
});

it.each(READS)('%s drops nothing', async (name) => {
  const { acts, repository } = world();
  await repository[name]!('E-1');
  expect(acts).toEqual([name]);
});

describe('storeFromDirectory', () => {
  it('drops the row that was asked for and the one that had the key', async () => {
    const { acts, inner, repository } = world();
    inner['storeFromDirectory']!.mockResolvedValueOnce('E-1');
    await repository['storeFromDirectory']!('B-1', {});
    expect(acts).toEqual(['drop B-1', 'drop E-1']);
    inner['storeFromDirectory']!.mockResolvedValueOnce('E-1');
    await repository['storeFromDirectory']!('E-1', {});
    expect(acts.slice(2)).toEqual(['drop E-1']);
  });
});
