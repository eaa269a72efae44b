import { BridgeError, type BridgeClient, type DirectoryEntry } from '@conn-dict/bridge';
import { RefusedError, updateEntryOwnershipShape } from '@conn-dict/contracts';
import { computeCid } from '@conn-dict/dict/cid';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { EntryRepository, OwnedEntry } from '../ports.js';

export interface UpdateEntryOwnershipDeps {
  readonly repository: EntryRepository;
  readonly bridge: Pick<BridgeClient, 'getEntry'>;
}

/**
 * Makes the activity that follows a completed claim: it reads the entry anew and stores what the directory holds, so
 * that key and account never pass through Temporal's history.
 */
export function createUpdateEntryOwnership({ repository, bridge }: UpdateEntryOwnershipDeps) {
  return defineActivity(updateEntryOwnershipShape, async ({ entryId, claimerIspb, requestId }) => {
    const entry = await bridge.getEntry(entryId);
    if (!entry) throw new RefusedError('NotFound', { field: 'entry_id', rule: 'no such entry' });
    // The completed claim may not have reached the directory's readers yet: worth a retry.
    if (entry.account.participant !== claimerIspb)
      throw new BridgeError('ResourceConflict', 'GetEntry');
    await repository.storeFromDirectory(toOwnedEntry(entry, requestId));
  });
}

/** A Bridge without our additions tells neither RequestId nor CID: the request that moved the entry keys it then. */
function toOwnedEntry(entry: DirectoryEntry, movedBy: string): OwnedEntry {
  const requestId = entry.requestId ?? movedBy;
  return { ...entry, requestId, cid: entry.cid ?? computeCid({ requestId, entry }) };
}
