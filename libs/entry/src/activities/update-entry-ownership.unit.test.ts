// Proves that an entry is stored as the directory holds it after a claim, and not before the directory shows the move, or a later one.
import { BridgeError, type BridgeClient, type DirectoryEntry } from '@conn-dict/bridge';
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

const SEEN = ['1'];
const COMPLETED_CLAIM = { completedClaim: 'TEST-001' };
const COMPLETED_AT = new Date('2026-01-31T10:00:00.000Z');

const getEntry = vi.fn<BridgeClient['getEntry']>();
const getClaim = vi.fn<BridgeClient['getClaim']>();
const storeFromDirectory = vi.fn<EntryRepository['storeFromDirectory']>();
const findDirectoryClaimId = vi.fn<EntryRepository['findDirectoryClaimId']>();
const activity = createUpdateEntryOwnership({
  bridge: { getEntry, getClaim },
  repository: { findVersions: async () => SEEN, storeFromDirectory, findDirectoryClaimId },
});
beforeEach(() => {
  vi.resetAllMocks();
  storeFromDirectory.mockResolvedValue('ENTRY-001');
  findDirectoryClaimId.mockResolvedValue('B-CLAIM');
  getClaim.mockResolvedValue({
    claimId: 'B-CLAIM',
    status: 'COMPLETED',
    completedAt: COMPLETED_AT,
  });
});

/** The entry as another participant holds it, since `ms` after the claim was completed. */
function heldByAnother(ms: number): DirectoryEntry {
  const account = { ...entry.account, participant: '87654321' };
  return { ...entry, account, updatedAt: new Date(COMPLETED_AT.getTime() + ms) };
}

function withoutTimes(): DirectoryEntry {
  const { updatedAt: _, ...timeless } = heldByAnother(1);
  return timeless;
}

describe('UpdateEntryOwnershipActivity', () => {
  it("stores the directory's own RequestId and CID", async () => {
    const cid = Buffer.alloc(32, 7);
    getEntry.mockResolvedValue({ ...entry, requestId: REQUEST_ID, cid });
    await activity(input);
    expect(storeFromDirectory).toHaveBeenCalledWith(
      'ENTRY-001',
      expect.objectContaining({ requestId: REQUEST_ID, cid }),
      COMPLETED_CLAIM,
    );
  });

  it('computes the CID by the completing request where the Bridge tells neither', async () => {
    getEntry.mockResolvedValue(entry);
    await activity(input);
    const cid = computeCid({ requestId: MOVED_BY, entry });
    expect(storeFromDirectory).toHaveBeenCalledWith(
      'ENTRY-001',
      expect.objectContaining({ requestId: MOVED_BY, cid }),
      COMPLETED_CLAIM,
    );
  });

  it('reads the directory anew where the row has changed since the claim was completed', async () => {
    getEntry.mockResolvedValue(entry);
    storeFromDirectory.mockResolvedValueOnce(undefined);
    await activity(input);
    expect(getEntry).toHaveBeenCalledTimes(2);
    const befores = storeFromDirectory.mock.calls.map(([, , before]) => before);
    expect(befores).toEqual([COMPLETED_CLAIM, { seen: SEEN }]);
  });

  it('stores what a later claim has left, with no CID of this one', async () => {
    getEntry.mockResolvedValue(heldByAnother(1));
    await activity(input);
    expect(getClaim).toHaveBeenCalledWith('B-CLAIM');
    const stored = storeFromDirectory.mock.calls[0]?.[1];
    expect(stored?.account.participant).toBe('87654321');
    expect(stored).not.toHaveProperty('cid');
  });

  it.each<[string, () => unknown]>([
    ['as it was before', () => getEntry.mockResolvedValue(heldByAnother(-1))],
    ['since the very moment', () => getEntry.mockResolvedValue(heldByAnother(0))],
    ['and does not say since when', () => getEntry.mockResolvedValue(withoutTimes())],
    ['and does not know the claim', () => getClaim.mockResolvedValue(undefined)],
    ['and nobody knows its claim', () => findDirectoryClaimId.mockResolvedValue(undefined)],
  ])('comes again while the directory shows another holder, %s', async (_, prepare) => {
    getEntry.mockResolvedValue(heldByAnother(1));
    prepare();
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
