import {
  RefusedError,
  isClaimEnd,
  validateClaimEligibilityShape,
  type ValidateClaimEligibilityResult,
} from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertEligible } from '../model/eligibility.js';
import { assertSameClaim } from '../model/same-claim.js';
import type { ClaimRow } from '../ports.js';
import type { ClaimActivityDeps } from './claim-deps.js';
import { claimedEntryAtDirectory } from './claimed-entry.js';

export function createValidateClaimEligibility(deps: ClaimActivityDeps) {
  return defineActivity(validateClaimEligibilityShape, async (claim) => {
    const facts = await deps.repository.findFacts(claim);
    if (facts.claim) assertSameClaim(claim, facts.claim);
    if (facts.claim && facts.claim.status !== 'FAILED') return toEarlierEnd(facts.claim);
    if (facts.hasOtherOpenClaim) {
      throw new RefusedError('ClaimAlreadyExistsForKey', {
        field: 'entry_id',
        rule: 'has an open claim',
      });
    }
    const entry = facts.entry ?? (await claimedEntryAtDirectory(deps, claim.entryId));
    assertEligible(claim, entry);
    const { directoryEntryId } = entry;
    return directoryEntryId === undefined ? {} : { directory_entry_id: directoryEntryId };
  });
}

function toEarlierEnd({ status, endedAt, reason }: ClaimRow): ValidateClaimEligibilityResult {
  if (!isClaimEnd(status) || !endedAt) return {};
  return { ended: { status, ended_at: endedAt.toISOString(), ...(reason ? { reason } : {}) } };
}
