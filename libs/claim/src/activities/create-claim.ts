import { RefusedError, createClaimShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertSameClaim } from '../model/same-claim.js';
import type { ClaimActivityDeps } from './claim-deps.js';
import { claimedEntryAtDirectory } from './claimed-entry.js';
import { openAtDirectory } from './open-at-directory.js';

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
