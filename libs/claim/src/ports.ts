import type {
  ClaimEnd,
  ClaimStatus,
  FailureType,
  Parsed,
  createClaimShape,
} from '@conn-dict/contracts';
import type { ClaimReason, ClaimType, KeyType } from '@conn-dict/dict';

/** What the rules of a claim need to know of the entry. */
export interface ClaimedEntry {
  readonly entryId: string;
  /** The Bridge's id, where the entry is held here under another. */
  readonly directoryEntryId?: string;
  readonly keyType: KeyType;
  readonly key: string;
  /** ISPB of the participant that holds the entry now. */
  readonly participant: string;
  readonly ownerTaxId: string;
}

/** A claim's row, as far as the activities use it. */
export interface ClaimRow {
  readonly claimId: string;
  readonly entryId: string;
  readonly claimType: ClaimType;
  readonly claimerIspb: string;
  readonly donorIspb: string;
  readonly status: ClaimStatus;
  readonly workflowId: string;
  /** The run that opened the row or took it up last. */
  readonly runToken: string;
  /** The RequestId that opens, or opened, the claim at the directory. */
  readonly createRequestId: string;
  readonly directoryClaimId?: string;
  readonly reason?: ClaimReason;
  readonly endedAt?: Date;
}

/** What is known here before a claim is opened. */
export interface ClaimFacts {
  readonly entry?: ClaimedEntry;
  readonly claim?: ClaimRow;
  /** Another claim on the entry is open here. */
  readonly hasOtherOpenClaim: boolean;
}

export interface ClaimDecisionRecord {
  readonly claimId: string;
  readonly directoryClaimId: string;
  readonly reason: ClaimReason;
  readonly decidedBy?: string;
}

/** Where the row stands after a decision was written; one that had ended before stays as it was. */
export interface RecordedDecision {
  readonly status: ClaimStatus;
  readonly endedAt?: Date;
}

/** Claims in PostgreSQL. Every method is one statement, may be repeated, and throws `StorageError` only. */
export interface ClaimRepository {
  /** Reads what is held here of the entry and of claims on it. */
  findFacts(claim: { readonly claimId: string; readonly entryId: string }): Promise<ClaimFacts>;
  /**
   * Inserts the claim as OPEN, or takes up its row: an open one of the same workflow, or a failed one.
   *
   * Returns the row as it is then; its content and workflow may be another's. @throws RefusedError `ClaimAlreadyExistsForKey`
   */
  open(claim: Parsed<typeof createClaimShape>, entry: ClaimedEntry): Promise<ClaimRow>;
  /** Stores the directory's id; an OPEN claim then waits for its resolution. */
  recordDonorNotified(claim: {
    readonly claimId: string;
    readonly directoryClaimId: string;
  }): Promise<void>;
  /** Writes the decision and its RequestIds before the directory is called to complete: CONFIRMED. */
  recordConfirmed(
    claim: ClaimDecisionRecord & {
      readonly confirmRequestId: string;
      readonly completeRequestId: string;
    },
  ): Promise<RecordedDecision>;
  /** Writes the decision and its RequestId before the directory is called to cancel. Answers the row's state. */
  recordCancelling(
    claim: ClaimDecisionRecord & { readonly cancelRequestId: string },
  ): Promise<RecordedDecision>;
  /** Ends the claim. An end that is there already stays. Answers when it ended. */
  end(claim: {
    readonly claimId: string;
    readonly status: ClaimEnd;
    readonly endedAt: Date;
  }): Promise<Date>;
  /** Ends the run's row as completed, a failed one too: the directory has completed the claim. */
  adoptCompletion(claim: {
    readonly claimId: string;
    readonly runToken: string;
    readonly endedAt: Date;
  }): Promise<void>;
  /** Marks the run's row with the failure; an open or cancelled claim becomes FAILED. False: the run has no row. */
  recordFailure(claim: {
    readonly claimId: string;
    readonly runToken: string;
    readonly failureType: FailureType;
  }): Promise<boolean>;
}

export interface Clock {
  now(): Date;
}
