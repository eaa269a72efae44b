import { RefusedError, type ClaimInput } from '@conn-dict/contracts';
import { isClaimable } from '@conn-dict/dict';
import type { ClaimedEntry } from '../ports.js';

/**
 * Checks a claim against the entry that it asks for (dict.md, keys and claims).
 *
 * @throws RefusedError with the directory's own type for the rule that is broken
 */
export function assertEligible(claim: ClaimInput, entry: ClaimedEntry): void {
  if (!isClaimable(entry.keyType, claim.claimType)) {
    const rule = `${claim.claimType} is not possible for a key of type ${entry.keyType}`;
    throw new RefusedError('ClaimTypeInconsistent', { field: 'claim_type', rule });
  }
  assertDonor(claim, entry);
  assertOwner(claim, entry);
}

function assertDonor(claim: ClaimInput, entry: ClaimedEntry): void {
  if (entry.participant === claim.donorIspb) return;
  if (entry.participant === claim.claimerIspb) {
    const rule = 'holds the entry already';
    throw new RefusedError('ClaimResultingEntryAlreadyExists', { field: 'claimer_ispb', rule });
  }
  throw new RefusedError('ClaimInvalid', { field: 'donor_ispb', rule: 'does not hold the entry' });
}

function assertOwner(claim: ClaimInput, entry: ClaimedEntry): void {
  if (!claim.claimer) return;
  const isSameOwner = claim.claimer.taxId === entry.ownerTaxId;
  if (isSameOwner === (claim.claimType === 'PORTABILITY')) return;
  const rule = isSameOwner
    ? 'is the owner already: that is a portability'
    : "is not the entry's owner: that is an ownership claim";
  throw new RefusedError('ClaimTypeInconsistent', { field: 'claimer.tax_id', rule });
}
