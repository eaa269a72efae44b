import {
  ClaimReason as WireClaimReason,
  ClaimRole as WireClaimRole,
  ClaimStatus,
  ClaimType as WireClaimType,
  GetClaimResponse,
  KeyType,
  type Claim as WireClaim,
  type CreateClaimResponse,
} from '@conn-dict/bridge/proto';
import { DAY_MS } from '../directory/claim-periods.js';
import { isOpen, type ClaimRecord } from '../directory/claim-record.js';
import { toWireAccount, toWireOwner } from './account-mapping.js';
import { externalId } from './entry-mapping.js';

function expiresAt(claim: ClaimRecord): Date {
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
  return {
    ...created,
    entryId: claim.entryId,
    claimerIspb: claim.claimerIspb,
    ownerIspb: claim.donorIspb,
    completedAt: completedAt(claim),
    found: true,
    daysRemaining: Math.max(0, Math.ceil(leftMs / DAY_MS)),
    expired: isOpen(claim) && leftMs <= 0,
    reason: WireClaimReason[claim.cancelReason ?? claim.confirmReason ?? 'UNSPECIFIED'],
    cancelledBy: WireClaimRole[claim.cancelledBy ?? 'UNSPECIFIED'],
  };
}

/** Writes the claim whole, as the list of claims shows it. */
export function toWireClaim(claim: ClaimRecord): WireClaim {
  const { claimerAccount, claimer, confirmReason, cancelReason, cancelledBy } = claim;
  return {
    claimId: claim.claimId,
    externalId: externalId(claim.claimId),
    entryId: claim.entryId,
    type: WireClaimType[claim.claimType],
    status: ClaimStatus[claim.status],
    key: { keyType: KeyType[claim.keyType], keyValue: claim.key },
    claimerIspb: claim.claimerIspb,
    donorIspb: claim.donorIspb,
    claimerAccount: claimerAccount && toWireAccount(claimerAccount, claimer),
    claimer: claimer && toWireOwner(claimer),
    createdAt: new Date(claim.createdAtMs),
    modifiedAt: new Date(claim.modifiedAtMs),
    resolutionPeriodEnd: new Date(claim.resolutionPeriodEndMs),
    completionPeriodEnd: new Date(claim.completionPeriodEndMs),
    expiresAt: expiresAt(claim),
    completedAt: completedAt(claim),
    confirmReason: WireClaimReason[confirmReason ?? 'UNSPECIFIED'],
    cancelReason: WireClaimReason[cancelReason ?? 'UNSPECIFIED'],
    cancelledBy: WireClaimRole[cancelledBy ?? 'UNSPECIFIED'],
  };
}

function completedAt({ status, endedAtMs }: ClaimRecord): Date | undefined {
  return status === 'COMPLETED' && endedAtMs !== undefined ? new Date(endedAtMs) : undefined;
}
