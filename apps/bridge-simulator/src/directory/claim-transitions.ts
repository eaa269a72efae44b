import {
  claimPermission,
  isClaimReasonAllowed,
  type ClaimActionRequest,
  type ClaimReason,
  type ClaimRole,
} from '@conn-dict/dict';
import { isOpen, type ClaimRecord } from './claim-record.js';
import { DirectoryRefusal } from './directory-refusal.js';

/*
 * OPEN → WAITING_RESOLUTION → CONFIRMED → COMPLETED; CANCELLED from the first three.
 * Each transition gives the same claim back where it was made already.
 */

/** The donor has received the claim. @throws DirectoryRefusal `ClaimOperationInvalid`: it is over */
export function acknowledge(claim: ClaimRecord, nowMs: number): ClaimRecord {
  if (claim.status === 'CANCELLED') throw new DirectoryRefusal('ClaimOperationInvalid');
  if (claim.status !== 'OPEN') return claim;
  return { ...claim, status: 'WAITING_RESOLUTION', modifiedAtMs: nowMs };
}

/** The donor gives the key away; a customer who asked for it, or a portability, need not wait to complete. */
export function confirm(claim: ClaimRecord, reason: ClaimReason, nowMs: number): ClaimRecord {
  if (claim.status === 'CONFIRMED' || claim.status === 'COMPLETED') return claim;
  if (claim.status !== 'WAITING_RESOLUTION') throw new DirectoryRefusal('ClaimOperationInvalid');
  requirePermission({ ...claim, role: 'DONOR', action: 'CONFIRM', reason }, claim, nowMs);
  const completesNow = claim.claimType === 'PORTABILITY' || reason === 'USER_REQUESTED';
  return {
    ...claim,
    status: 'CONFIRMED',
    confirmReason: reason,
    modifiedAtMs: nowMs,
    ...(completesNow ? { completionPeriodEndMs: nowMs } : {}),
  };
}

/** The claimer takes the key. @throws DirectoryRefusal `ClaimOperationInvalid`, `ClaimCompletionPeriodNotEnded` */
export function complete(claim: ClaimRecord, nowMs: number): ClaimRecord {
  if (claim.status === 'COMPLETED') return claim;
  if (claim.status !== 'CONFIRMED') throw new DirectoryRefusal('ClaimOperationInvalid');
  if (nowMs < claim.completionPeriodEndMs) {
    throw new DirectoryRefusal('ClaimCompletionPeriodNotEnded', {
      notBeforeMs: claim.completionPeriodEndMs,
    });
  }
  return { ...claim, status: 'COMPLETED', modifiedAtMs: nowMs, endedAtMs: nowMs };
}

/** Ends the claim for the first of `roles` that may do so for this reason. */
export function cancel(
  claim: ClaimRecord,
  reason: ClaimReason,
  roles: readonly ClaimRole[],
  nowMs: number,
): ClaimRecord {
  if (claim.status === 'CANCELLED') return claim;
  if (!isOpen(claim)) throw new DirectoryRefusal('ClaimOperationInvalid');
  const role = requireCancelRole(claim, reason, roles, nowMs);
  return {
    ...claim,
    status: 'CANCELLED',
    cancelReason: reason,
    cancelledBy: role,
    modifiedAtMs: nowMs,
    endedAtMs: nowMs,
  };
}

function requireCancelRole(
  claim: ClaimRecord,
  reason: ClaimReason,
  roles: readonly ClaimRole[],
  nowMs: number,
): ClaimRole {
  const role = roles.find((each) =>
    isClaimReasonAllowed({ ...claim, role: each, action: 'CANCEL', reason }),
  );
  if (role === undefined) throw new DirectoryRefusal('InvalidReason', { field: 'reason' });
  requirePermission({ ...claim, role, action: 'CANCEL', reason }, claim, nowMs);
  return role;
}

/** Of both periods that a reason may wait for, the simulator keeps the resolution period. */
function requirePermission(request: ClaimActionRequest, claim: ClaimRecord, nowMs: number): void {
  const rule = claimPermission(request);
  if (rule === 'never') throw new DirectoryRefusal('InvalidReason', { field: 'reason' });
  if (rule === 'always' || nowMs >= claim.resolutionPeriodEndMs) return;
  throw new DirectoryRefusal('ClaimResolutionPeriodNotEnded', {
    notBeforeMs: claim.resolutionPeriodEndMs,
  });
}
