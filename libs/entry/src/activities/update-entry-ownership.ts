import { BridgeError } from '@conn-dict/bridge';
import { RefusedError, updateEntryOwnershipShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { withCid } from './directory-entry.js';
import type { EntryActivityDeps } from './entry-deps.js';

/** What the activity needs that the claim worker registers too. */
export interface EntryOwnershipDeps {
  readonly repository: Pick<EntryActivityDeps['repository'], 'storeFromDirectory'>;
  readonly bridge: Pick<EntryActivityDeps['bridge'], 'getEntry'>;
}

/**
 * Makes the activity that follows a completed claim: it reads the entry anew and stores what the directory holds, so
 * that key and account never pass through Temporal's history.
 */
export function createUpdateEntryOwnership({ repository, bridge }: EntryOwnershipDeps) {
  return defineActivity(updateEntryOwnershipShape, async (move) => {
    const { entryId, claimerIspb, requestId, directoryEntryId = entryId } = move;
    const entry = await bridge.getEntry(directoryEntryId);
    if (!entry) throw new RefusedError('NotFound', { field: 'entry_id', rule: 'no such entry' });
    // The completed claim may not have reached the directory's readers yet: worth a retry.
    if (entry.account.participant !== claimerIspb)
      throw new BridgeError('ResourceConflict', 'GetEntry');
    await repository.storeFromDirectory(entryId, withCid(entry, requestId));
  });
}
