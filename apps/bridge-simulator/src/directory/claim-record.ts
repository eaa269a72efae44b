import type {
  Account,
  ClaimReason,
  ClaimRole,
  ClaimType,
  DirectoryClaimStatus,
  KeyType,
  Owner,
} from '@conn-dict/dict';

/** A claim as the directory keeps it: plain JSON, times in milliseconds since 1970. */
export interface ClaimRecord {
  readonly claimId: string;
  readonly entryId: string;
  readonly claimType: ClaimType;
  readonly status: DirectoryClaimStatus;
  readonly keyType: KeyType;
  readonly key: string;
  readonly claimerIspb: string;
  readonly donorIspb: string;
  readonly claimerAccount?: Account;
  readonly claimer?: Owner;
  readonly createdAtMs: number;
  /** Last change, by which the list of claims is ordered. */
  readonly modifiedAtMs: number;
  readonly resolutionPeriodEndMs: number;
  readonly completionPeriodEndMs: number;
  /** Days after which the claimer gives up a claim that nobody decided. */
  readonly completionPeriodDays: number;
  readonly confirmReason?: ClaimReason;
  readonly cancelReason?: ClaimReason;
  readonly cancelledBy?: ClaimRole;
  /** When it was completed or cancelled. */
  readonly endedAtMs?: number;
}

/** Tells whether the claim still holds its key. */
export function isOpen(claim: ClaimRecord): boolean {
  return claim.status !== 'COMPLETED' && claim.status !== 'CANCELLED';
}
