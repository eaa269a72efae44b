import type { ClaimRole } from '@conn-dict/dict';
import type { ClaimRecord } from './claim-record.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';

/** @throws DirectoryRefusal `NotFound` */
export function requireClaim({ store }: DirectoryContext, claimId: string): ClaimRecord {
  const claim = store.state.claims.get(claimId);
  if (claim === undefined) throw new DirectoryRefusal('NotFound', { field: 'claim_id' });
  return claim;
}

/**
 * The parts that a participant has in the claim; both where it does not say who it is.
 *
 * @throws DirectoryRefusal `Forbidden`: it has none
 */
export function rolesOf(claim: ClaimRecord, participant: string | undefined): readonly ClaimRole[] {
  const roles: ClaimRole[] = [];
  if (participant === undefined || participant === claim.claimerIspb) roles.push('CLAIMER');
  if (participant === undefined || participant === claim.donorIspb) roles.push('DONOR');
  if (roles.length === 0) throw new DirectoryRefusal('Forbidden', { field: 'participant_ispb' });
  return roles;
}

/** @throws DirectoryRefusal `Forbidden`: the call is the other party's */
export function requireRole(
  claim: ClaimRecord,
  participant: string | undefined,
  role: ClaimRole,
): void {
  if (rolesOf(claim, participant).includes(role)) return;
  throw new DirectoryRefusal('Forbidden', { field: 'participant_ispb' });
}
