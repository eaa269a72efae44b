import type { ClaimStatus } from '@conn-dict/contracts';
import type {
  Account,
  ClaimReason,
  ClaimType,
  DictEntry,
  EntryReason,
  KeyType,
  Owner,
} from '@conn-dict/dict';
import type { InfractionReportCalls } from './infraction-report-calls.js';
import type { ReconciliationBridge } from './reconciliation-bridge.js';

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

export interface CreateDirectoryEntry {
  readonly keyType: KeyType;
  /** Missing of an EVP: the directory makes it. */
  readonly key?: string;
  readonly account: Account;
  readonly owner: Owner;
  readonly reason: EntryReason;
  /** UUID version 4, the same for every attempt; it keys the entry's CID. */
  readonly requestId: string;
}

export interface CreatedDirectoryEntry {
  /** The Bridge's id, which the other calls take. */
  readonly entryId: string;
  /** As it is registered; of an EVP, what the directory has made. */
  readonly key: string;
  /** 32 bytes. Missing from a Bridge without our additions. */
  readonly cid?: Buffer;
  readonly createdAt?: Date;
}

export interface UpdateDirectoryEntry {
  readonly entryId: string;
  readonly account: Account;
  readonly owner: Owner;
  readonly reason: EntryReason;
  /** UUID version 4, the same for every attempt. */
  readonly requestId: string;
}

export interface UpdatedDirectoryEntry {
  /** 32 bytes. Missing from a Bridge without our additions. */
  readonly cid?: Buffer;
  readonly updatedAt?: Date;
}

export interface DeleteDirectoryEntry {
  readonly entryId: string;
  readonly keyType: KeyType;
  readonly key: string;
  readonly reason: EntryReason;
  /** UUID version 4, the same for every attempt. */
  readonly requestId: string;
}

export interface DeletedDirectoryEntry {
  readonly deletedAt?: Date;
}

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

/** Names a claim by what it is about, where nobody knows its id. */
export type OpenDirectoryClaim = Pick<
  CreateDirectoryClaim,
  'keyType' | 'key' | 'claimType' | 'claimerIspb' | 'donorIspb'
>;

export interface AcknowledgeDirectoryClaim {
  readonly claimId: string;
  readonly requestId: string;
  /** Participant that acknowledges. @default the donor */
  readonly participantIspb?: string;
}

export interface DecideDirectoryClaim {
  readonly claimId: string;
  readonly reason: ClaimReason;
  readonly requestId: string;
  /** Participant that decides. @default the donor for a confirmation, else the claimer */
  readonly participantIspb?: string;
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

/** What one call may do otherwise than its client. */
export interface BridgeCallOptions {
  /** A shorter deadline. @default the client's */
  readonly timeoutMs?: number;
  /** Cancels the call, which then fails with `BridgeUnavailable`. */
  readonly signal?: AbortSignal;
}

/**
 * The Bridge to the directory. Every method has a deadline, is safe to repeat with the same `requestId`, and
 * throws `BridgeError` only.
 */
export interface BridgeClient extends InfractionReportCalls, ReconciliationBridge {
  /** Reads an entry by its id; `undefined` where the directory has none. */
  getEntry(entryId: string, options?: BridgeCallOptions): Promise<DirectoryEntry | undefined>;
  /** Reads the entry of a key; `undefined` where the directory has none. */
  getEntryByKey(
    key: Pick<DictEntry, 'keyType' | 'key'>,
    options?: BridgeCallOptions,
  ): Promise<DirectoryEntry | undefined>;
  /** Registers a key for the participant of its account. */
  createEntry(
    entry: CreateDirectoryEntry,
    options?: BridgeCallOptions,
  ): Promise<CreatedDirectoryEntry>;
  /** Changes account or names of an entry at its participant. */
  updateEntry(
    entry: UpdateDirectoryEntry,
    options?: BridgeCallOptions,
  ): Promise<UpdatedDirectoryEntry>;
  /** Removes an entry. @throws BridgeError `ResourceConflict` where the Bridge says that it is not done yet */
  deleteEntry(
    entry: DeleteDirectoryEntry,
    options?: BridgeCallOptions,
  ): Promise<DeletedDirectoryEntry>;
  /** Opens a claim for the claimer. */
  createClaim(claim: CreateDirectoryClaim, options?: BridgeCallOptions): Promise<DirectoryClaim>;
  /** Reads a claim; `undefined` where the directory has none. */
  getClaim(claimId: string, options?: BridgeCallOptions): Promise<DirectoryClaim | undefined>;
  /**
   * Finds the claimer's claim on a key that is not over; `undefined` where there is none.
   *
   * @throws BridgeError `BridgeUnimplemented` from a Bridge without our additions
   */
  findOpenClaim(
    claim: OpenDirectoryClaim,
    options?: BridgeCallOptions,
  ): Promise<DirectoryClaim | undefined>;
  /** Acknowledges a claim for the donor: OPEN becomes WAITING_RESOLUTION. */
  acknowledgeClaim(
    claim: AcknowledgeDirectoryClaim,
    options?: BridgeCallOptions,
  ): Promise<DirectoryClaimStatus>;
  /** Confirms a claim for the donor. @throws BridgeError `BridgeUnimplemented` from a Bridge without our additions */
  confirmClaim(
    claim: DecideDirectoryClaim,
    options?: BridgeCallOptions,
  ): Promise<DirectoryClaimStatus>;
  /** Completes a confirmed claim for the claimer. */
  completeClaim(
    claim: DecideDirectoryClaim,
    options?: BridgeCallOptions,
  ): Promise<CompletedDirectoryClaim>;
  /** Cancels a claim that is not over. */
  cancelClaim(
    claim: DecideDirectoryClaim,
    options?: BridgeCallOptions,
  ): Promise<DirectoryClaimStatus>;
  /** Tells another participant; the answer is the claim's state after it. @throws BridgeError `BridgeUnimplemented` */
  notifyParticipant(
    notification: NotifyParticipant,
    options?: BridgeCallOptions,
  ): Promise<DirectoryClaimStatus>;
  /** Closes the channel; calls under way fail with `BridgeUnavailable`. */
  close(): void;
}
