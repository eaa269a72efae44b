// Proves that an entry's status comes from the cache only where that is asked for, and never one that ends or decides.
import { describe, expect, it, vi } from 'vitest';
import type { KeptEntryStatus } from '../cache/entry-statuses.js';
import type { EntryRow } from '../ports.js';
import type { EntryActivityDeps } from './entry-deps.js';
import { createGetEntryStatus } from './get-entry-status.js';

const REQUEST_ID = '22222222-2222-4222-8222-222222222222';
const AT = '2026-01-31T10:00:00.000Z';
const row: EntryRow = {
  entryId: 'E-1',
  keyType: 'PHONE',
  account: { participant: '87654321', accountNumber: '10000001', accountType: 'CACC' },
  owner: { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' },
  status: 'ACTIVE',
  directoryEntryId: 'E-1',
  runToken: REQUEST_ID,
  createdAt: new Date(AT),
  updatedAt: new Date(AT),
};
const input = { entry_id: 'E-1', request_id: REQUEST_ID };
const answer = {
  status: 'ACTIVE',
  changed_at: AT,
  key_type: 'PHONE',
  participant: '87654321',
} as const;

function world(found: EntryRow | undefined, kept?: KeptEntryStatus) {
  const findEntry = vi.fn(async () => found);
  const getEntry = vi.fn(async () => undefined);
  const put: KeptEntryStatus[] = [];
  const statuses: Pick<EntryActivityDeps['statuses'], 'readThrough'> = {
    async readThrough(_id, load) {
      if (kept) return { maybeStale: kept };
      const loaded = await load();
      if (loaded) put.push(loaded);
      return loaded && { maybeStale: loaded };
    },
  };
  const repository = { findEntry, findVersions: async () => [] };
  const deps = { repository, bridge: { getEntry }, statuses };
  return { activity: createGetEntryStatus(deps as never), findEntry, put };
}

describe('GetEntryStatusActivity', () => {
  it('reads the row, whatever is kept, unless told that the answer may be stale', async () => {
    const { activity, findEntry } = world(
      { ...row, status: 'DELETED', endedAt: new Date(AT) },
      answer,
    );
    expect(await activity(input)).toEqual({ ...answer, status: 'DELETED', is_own: true });
    expect(findEntry).toHaveBeenCalledOnce();
  });

  it('answers what is kept without the row, and does not say whose it is', async () => {
    const { activity, findEntry } = world(row, answer);
    expect(await activity({ ...input, may_be_stale: true })).toEqual({ ...answer, is_own: false });
    expect(findEntry).not.toHaveBeenCalled();
  });

  it('keeps the status of an entry in use, without anything that names a person', async () => {
    const { activity, put } = world(row);
    expect(await activity({ ...input, may_be_stale: true })).toEqual({ ...answer, is_own: false });
    expect(put).toEqual([answer]);
  });

  it.each(['PENDING', 'INACTIVE', 'DELETED', 'REJECTED'] as const)(
    'keeps nothing of an entry that is %s, and answers its row',
    async (status) => {
      const { activity, put } = world({ ...row, status });
      expect(await activity({ ...input, may_be_stale: true })).toMatchObject({
        status,
        is_own: true,
      });
      expect(put).toEqual([]);
    },
  );

  it('is NotFound where neither row nor directory has the entry', async () => {
    const { activity, put } = world(undefined);
    await expect(activity({ ...input, may_be_stale: true })).rejects.toMatchObject({
      type: 'NotFound',
    });
    expect(put).toEqual([]);
  });
});
