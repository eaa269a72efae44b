import {
  RefusedError,
  isClaimEnd,
  validateClaimEligibilityShape,
  type ValidateClaimEligibilityResult,
} from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertEligible } from '../model/eligibility.js';
import { assertSameClaim } from '../model/same-claim.js';
import type { ClaimRow, ClaimedEntry } from '../ports.js';
import type { ClaimActivityDeps } from './claim-deps.js';
import { claimedEntryAtDirectory } from './claimed-entry.js';

export function createValidateClaimEligibility(deps: ClaimActivityDeps) {
  return defineActivity(validateClaimEligibilityShape, async (claim) => {
    const facts = await deps.repository.findFacts(claim);
    if (facts.claim) assertSameClaim(claim, facts.claim);
    if (facts.claim && facts.claim.status !== 'FAILED') {
      return { ...toStanding(facts.claim), ...toDirectoryEntryId(facts.entry) };
    }
    if (facts.hasOtherOpenClaim) {
      throw new RefusedError('ClaimAlreadyExistsForKey', {
        field: 'entry_id',
        rule: 'has an open claim',
      });
    }
    const entry = facts.entry ?? (await claimedEntryAtDirectory(deps, claim.entryId));
    assertEligible(claim, entry);
    return toDirectoryEntryId(entry);
  });
}

function toStanding(row: ClaimRow): ValidateClaimEligibilityResult {
  const { runToken: run_token, status, endedAt, reason } = row;
  if (!isClaimEnd(status) || !endedAt) return { run_token };
  const ended = { status, ended_at: endedAt.toISOString(), ...(reason ? { reason } : {}) };
  return { run_token, ended };
}

function toDirectoryEntryId(
  entry: ClaimedEntry | undefined,
): Pick<ValidateClaimEligibilityResult, 'directory_entry_id'> {
  const directory_entry_id = entry?.directoryEntryId;
  return directory_entry_id === undefined ? {} : { directory_entry_id };
}
