import type { ClaimStatus } from '@conn-dict/contracts';
import type { Account, ClaimReason, ClaimType, DictEntry, KeyType, Owner } from '@conn-dict/dict';

/** An entry as the directory holds it. */
export interface DirectoryEntry extends DictEntry {
  readonly entryId: string;
  readonly externalId?: string;
  readonly status: DirectoryEntryStatus;
  /** The RequestId that created the entry; it keys the CID. Missing from a Bridge without our additions. */
  readonly requestId?: string;
  /** 32 bytes. Missing from a Bridge without our additions. */
  readonly cid?: Buffer;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
}

export type DirectoryEntryStatus =
  | 'PENDING'
  | 'ACTIVE'
  | 'BLOCKED'
  | 'PORTABILITY_PENDING'
  | 'PORTABILITY_CONFIRMED'
  | 'CLAIM_PENDING'
  | 'DELETED';

/** The directory's states of a claim; our FAILED is never among them. */
export type DirectoryClaimStatus = Exclude<ClaimStatus, 'FAILED'>;

/** A claim as the directory holds it. */
export interface DirectoryClaim {
  /** The Bridge's id, which all calls on the claim take. */
  readonly claimId: string;
  readonly status: DirectoryClaimStatus;
  readonly expiresAt?: Date;
  readonly completedAt?: Date;
  /** Ends of the directory's periods; missing from a Bridge without our additions. */
  readonly resolutionPeriodEnd?: Date;
  readonly completionPeriodEnd?: Date;
}

export interface CreateDirectoryClaim {
  readonly entryId: string;
  readonly keyType: KeyType;
  readonly key: string;
  readonly claimType: ClaimType;
  readonly claimerIspb: string;
  readonly donorIspb: string;
  readonly claimerAccount?: Account;
  readonly claimer?: Owner;
  /** UUID version 4, the same for every attempt. */
  readonly requestId: string;
}

export interface DecideDirectoryClaim {
  readonly claimId: string;
  readonly reason: ClaimReason;
  readonly requestId: string;
}

export interface CompletedDirectoryClaim {
  readonly status: DirectoryClaimStatus;
  readonly completedAt?: Date;
}

/** What another participant is told. */
export const NOTIFICATION_KINDS = ['CLAIM_OPENED', 'CLAIM_COMPLETED'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export interface NotifyParticipant {
  readonly kind: NotificationKind;
  readonly participantIspb: string;
  /** Id of the claim at the Bridge. */
  readonly claimId: string;
  readonly requestId: string;
}

/**
 * The Bridge to the directory. Every method has a deadline, is safe to repeat with the same `requestId`, and
 * throws `BridgeError` only.
 */
export interface BridgeClient {
  /** Reads an entry by its id; `undefined` where the directory has none. */
  getEntry(entryId: string): Promise<DirectoryEntry | undefined>;
  /** Opens a claim for the claimer. */
  createClaim(claim: CreateDirectoryClaim): Promise<DirectoryClaim>;
  /** Reads a claim; `undefined` where the directory has none. */
  getClaim(claimId: string): Promise<DirectoryClaim | undefined>;
  /** Acknowledges a claim for the donor: OPEN becomes WAITING_RESOLUTION. */
  acknowledgeClaim(claim: {
    readonly claimId: string;
    readonly requestId: string;
  }): Promise<DirectoryClaimStatus>;
  /** Confirms a claim for the donor. @throws BridgeError `BridgeUnimplemented` from a Bridge without our additions */
  confirmClaim(claim: DecideDirectoryClaim): Promise<DirectoryClaimStatus>;
  /** Completes a confirmed claim for the claimer. */
  completeClaim(claim: DecideDirectoryClaim): Promise<CompletedDirectoryClaim>;
  /** Cancels a claim that is not over. */
  cancelClaim(claim: DecideDirectoryClaim): Promise<DirectoryClaimStatus>;
  /** Tells another participant; the answer is the claim's state after it. @throws BridgeError `BridgeUnimplemented` */
  notifyParticipant(notification: NotifyParticipant): Promise<DirectoryClaimStatus>;
  /** Closes the channel; calls under way fail with `BridgeUnavailable`. */
  close(): void;
}
