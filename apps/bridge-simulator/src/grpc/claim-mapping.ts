import {
  ClaimReason as WireClaimReason,
  ClaimRole as WireClaimRole,
  ClaimStatus,
  ClaimType as WireClaimType,
  GetClaimResponse,
  type CreateClaimResponse,
} from '@conn-dict/bridge/proto';
import { DAY_MS } from '../directory/claim-periods.js';
import { isOpen, type ClaimRecord } from '../directory/claim-record.js';
import { externalId } from './entry-mapping.js';

export function expiresAt(claim: ClaimRecord): Date {
  return new Date(claim.createdAtMs + claim.completionPeriodDays * DAY_MS);
}

export function toCreateClaimResponse(claim: ClaimRecord): CreateClaimResponse {
  return {
    claimId: claim.claimId,
    externalId: externalId(claim.claimId),
    status: ClaimStatus[claim.status],
    completionPeriodDays: claim.completionPeriodDays,
    expiresAt: expiresAt(claim),
    createdAt: new Date(claim.createdAtMs),
    bacenClaimId: externalId(claim.claimId),
    resolutionPeriodEnd: new Date(claim.resolutionPeriodEndMs),
    completionPeriodEnd: new Date(claim.completionPeriodEndMs),
    claimType: WireClaimType[claim.claimType],
  };
}

export function toGetClaimResponse(
  claim: ClaimRecord | undefined,
  nowMs: number,
): GetClaimResponse {
  if (claim === undefined) return GetClaimResponse.fromPartial({ found: false });
  const { bacenClaimId: _, ...created } = toCreateClaimResponse(claim);
  const leftMs = isOpen(claim) ? expiresAt(claim).getTime() - nowMs : 0;
  const reason = claim.cancelReason ?? claim.confirmReason;
  return {
    ...created,
    entryId: claim.entryId,
    claimerIspb: claim.claimerIspb,
    ownerIspb: claim.donorIspb,
    completedAt: claim.status === 'COMPLETED' ? toDate(claim.endedAtMs) : undefined,
    found: true,
    daysRemaining: Math.max(0, Math.ceil(leftMs / DAY_MS)),
    expired: isOpen(claim) && leftMs <= 0,
    reason: reason === undefined ? 0 : WireClaimReason[reason],
    cancelledBy: claim.cancelledBy === undefined ? 0 : WireClaimRole[claim.cancelledBy],
  };
}

function toDate(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms);
}
