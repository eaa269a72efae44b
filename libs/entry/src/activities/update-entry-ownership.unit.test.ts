// Proves that an entry is stored as the directory holds it after a claim, and not before the directory shows the move.
import { BridgeError, type DirectoryEntry } from '@conn-dict/bridge';
import { computeCid } from '@conn-dict/dict/cid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EntryRepository } from '../ports.js';
import { createUpdateEntryOwnership } from './update-entry-ownership.js';

const REQUEST_ID = '22222222-2222-4222-8222-222222222222';
const MOVED_BY = '33333333-3333-4333-8333-333333333333';
const entry: DirectoryEntry = {
  entryId: 'ENTRY-001',
  keyType: 'PHONE',
  key: '+5511900000001',
  status: 'ACTIVE',
  account: { participant: '12345678', accountNumber: '10000001', accountType: 'CACC' },
  owner: { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' },
};
const input = {
  entry_id: 'ENTRY-001',
  claim_id: 'TEST-001',
  claimer_ispb: '12345678',
  request_id: MOVED_BY,
};

const getEntry = vi.fn<(entryId: string) => Promise<DirectoryEntry | undefined>>();
const storeFromDirectory = vi.fn<EntryRepository['storeFromDirectory']>();
const activity = createUpdateEntryOwnership({
  bridge: { getEntry },
  repository: { storeFromDirectory },
});
beforeEach(() => {
  vi.resetAllMocks();
  storeFromDirectory.mockResolvedValue('ENTRY-001');
});

describe('UpdateEntryOwnershipActivity', () => {
  it("stores the directory's own RequestId and CID", async () => {
    const cid = Buffer.alloc(32, 7);
    getEntry.mockResolvedValue({ ...entry, requestId: REQUEST_ID, cid });
    await activity(input);
    expect(storeFromDirectory).toHaveBeenCalledWith(
      'ENTRY-001',
      expect.objectContaining({ requestId: REQUEST_ID, cid }),
    );
  });

  it('computes the CID by the completing request where the Bridge tells neither', async () => {
    getEntry.mockResolvedValue(entry);
    await activity(input);
    const cid = computeCid({ requestId: MOVED_BY, entry });
    expect(storeFromDirectory).toHaveBeenCalledWith(
      'ENTRY-001',
      expect.objectContaining({ requestId: MOVED_BY, cid }),
    );
  });

  it('comes again while the directory shows the old holder', async () => {
    getEntry.mockResolvedValue({
      ...entry,
      account: { ...entry.account, participant: '87654321' },
    });
    await expect(activity(input)).rejects.toMatchObject({
      type: 'ResourceConflict',
      nonRetryable: false,
    });
    expect(storeFromDirectory).not.toHaveBeenCalled();
  });

  it('fails for good where the directory has no such entry, and is retried where it cannot be asked', async () => {
    getEntry.mockResolvedValueOnce(undefined);
    await expect(activity(input)).rejects.toMatchObject({ type: 'NotFound', nonRetryable: true });
    getEntry.mockRejectedValueOnce(new BridgeError('BridgeUnavailable', 'GetEntry'));
    await expect(activity(input)).rejects.toMatchObject({
      type: 'BridgeUnavailable',
      nonRetryable: false,
    });
  });
});
