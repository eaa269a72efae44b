import { BridgeError, type DirectoryClaim } from '@conn-dict/bridge';
import { RefusedError, createClaimShape, type Parsed } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertSameClaim } from '../model/same-claim.js';
import type { ClaimRow, ClaimedEntry } from '../ports.js';
import type { ClaimActivityDeps } from './claim-deps.js';
import { claimedEntryAtDirectory } from './claimed-entry.js';

type Claim = Parsed<typeof createClaimShape>;

export function createCreateClaim(deps: ClaimActivityDeps) {
  return defineActivity(createClaimShape, async (claim) => {
    const entry = await claimedEntryAtDirectory(deps, claim.directoryEntryId ?? claim.entryId);
    const row = await deps.repository.open(claim, entry);
    assertSameClaim(claim, row);
    const isOwn = row.runToken === claim.requestId;
    if (row.workflowId !== claim.workflowId || (row.endedAt && !isOwn)) {
      throw new RefusedError('IdAlreadyUsed', {
        field: 'claim_id',
        rule: 'is at work in another workflow',
      });
    }
    // Ended by this very run, whose history was lost with its worker: nothing is left to open.
    if (row.endedAt && row.directoryClaimId) return { directory_claim_id: row.directoryClaimId };
    const { claimId } = await openAtDirectory(deps, claim, row, entry);
    return { directory_claim_id: claimId };
  });
}

/** Calls with the row's RequestId, so that a repeat, by whichever run, is the same request. */
async function openAtDirectory(
  { bridge, repository }: ClaimActivityDeps,
  claim: Claim,
  row: ClaimRow,
  entry: ClaimedEntry,
): Promise<DirectoryClaim> {
  try {
    return await bridge.createClaim({
      entryId: entry.entryId,
      keyType: entry.keyType,
      key: entry.key,
      claimType: claim.claimType,
      claimerIspb: claim.claimerIspb,
      donorIspb: claim.donorIspb,
      ...(claim.claimerAccount ? { claimerAccount: claim.claimerAccount } : {}),
      ...(claim.claimer ? { claimer: claim.claimer } : {}),
      requestId: row.createRequestId,
    });
  } catch (error) {
    if (error instanceof BridgeError && error.repeat === 'never') {
      // Refused for good: the row lets go of the key at once.
      const { claimId, requestId: runToken } = claim;
      await repository.recordFailure({ claimId, runToken, failureType: error.type });
    }
    throw error;
  }
}
