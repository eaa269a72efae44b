import { BridgeError, type DirectoryEntry } from '@conn-dict/bridge';
import { RefusedError, updateEntryOwnershipShape, type Parsed } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { storeAsRead, withCid } from './directory-entry.js';
import type { EntryActivityDeps } from './entry-deps.js';

/** What the activity needs that the claim worker registers too. */
export interface EntryOwnershipDeps {
  readonly repository: Pick<
    EntryActivityDeps['repository'],
    'findVersions' | 'storeFromDirectory' | 'findDirectoryClaimId'
  >;
  readonly bridge: Pick<EntryActivityDeps['bridge'], 'getEntry' | 'getClaim'>;
}

type Move = Parsed<typeof updateEntryOwnershipShape>;

/**
 * Makes the activity that follows a completed claim: it reads the entry anew and stores what the directory holds, so
 * that key and account never pass through Temporal's history. An entry that has moved on since, by a later claim, is
 * stored as that has left it.
 */
export function createUpdateEntryOwnership(deps: EntryOwnershipDeps) {
  return defineActivity(updateEntryOwnershipShape, async (move) => {
    const { entryId, claimId: completedClaim } = move;
    await storeAsRead(deps.repository, entryId, () => readMoved(deps, move), { completedClaim });
  });
}

async function readMoved(deps: EntryOwnershipDeps, move: Move): Promise<DirectoryEntry> {
  const { entryId, claimerIspb, requestId, directoryEntryId = entryId } = move;
  const entry = await deps.bridge.getEntry(directoryEntryId);
  if (!entry) throw new RefusedError('NotFound', { field: 'entry_id', rule: 'no such entry' });
  if (entry.account.participant === claimerIspb) return withCid(entry, requestId);
  // Another request has made it: that of the completion keys no CID of it.
  if (await hasMovedOn(deps, entry, move)) return withCid(entry);
  // The completed claim may not have reached the directory's readers yet: worth a retry.
  throw new BridgeError('ResourceConflict', 'GetEntry');
}

/**
 * Tells whether the entry has changed since the claim was completed, both by the directory's clock. The old holder's
 * cannot have: the claim locked it until it left.
 */
async function hasMovedOn(
  { repository, bridge }: EntryOwnershipDeps,
  { updatedAt, createdAt }: DirectoryEntry,
  { claimId }: Move,
): Promise<boolean> {
  const changedAt = updatedAt ?? createdAt;
  const directoryClaimId = await repository.findDirectoryClaimId(claimId);
  if (!changedAt || directoryClaimId === undefined) return false;
  const claim = await bridge.getClaim(directoryClaimId);
  return claim?.completedAt !== undefined && changedAt > claim.completedAt;
}
