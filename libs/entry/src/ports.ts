import type { DirectoryEntry } from '@conn-dict/bridge';
import type { EntryStatus, FailureType, Parsed, createEntryShape } from '@conn-dict/contracts';
import type {
  Account,
  DictEntry,
  EntryOperation,
  EntryReason,
  KeyType,
  Owner,
} from '@conn-dict/dict';

/** What is under way on a row, and which workflow may go on with it. */
export interface RowChange {
  readonly kind: EntryOperation;
  /** Written before the call that uses it, so that whoever repeats the step makes the same request. */
  readonly requestId: string;
}

/** An entry's row, as far as the activities use it. */
export interface EntryRow {
  readonly entryId: string;
  readonly keyType: KeyType;
  /** Missing of an EVP that the directory has not made. */
  readonly key?: string;
  readonly account: Account;
  readonly owner: Owner;
  readonly status: EntryStatus;
  /** The Bridge's id. */
  readonly directoryEntryId: string;
  /** The RequestId that created, or creates, the entry; it keys the CID. Missing where the Bridge does not tell it. */
  readonly requestId?: string;
  readonly reason?: EntryReason;
  /** Set while something is under way. */
  readonly change?: RowChange;
  /** The workflow that works, or worked last, on the row. */
  readonly workflowId?: string;
  /** The run that works, or worked last, on the row. */
  readonly runToken?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When it was deleted or rejected. */
  readonly endedAt?: Date;
  /** Why the run that worked last on the row broke. */
  readonly failureType?: FailureType;
}

/** What is known here before an entry is created or changed. */
export interface EntryFacts {
  readonly entry?: EntryRow;
  /** Another row that has the key now. */
  readonly holder?: EntryRow;
  /** Keys of the account in question, without this entry's. */
  readonly keysOfAccount: number;
  /** A claim on the key is open here. */
  readonly hasOpenClaim: boolean;
}

/** An entry whose creation this run asks for. */
export type EntryToCreate = Parsed<typeof createEntryShape>;

/** A run that takes hold of a row. */
export interface RunOnRow {
  readonly entryId: string;
  /** The run's token, and its RequestId where the row has none for the same request yet. */
  readonly requestId: string;
  readonly workflowId: string;
  readonly reason: EntryReason;
  readonly requestedBy?: string;
  /** SHA-256 of what is asked for. */
  readonly digest: Buffer;
}

/** The row that a change found. */
export interface TakenRow {
  /** The run has the row now. Else `row` shows why it has not; a run that has let go of it does not take it again. */
  readonly isTaken: boolean;
  /** Missing where there is no such entry. */
  readonly row?: EntryRow;
  /** A claim is open on it, and keeps it from being taken. */
  readonly hasOpenClaim: boolean;
}

/** Names the row that a run has taken. */
export interface RunRef {
  readonly entryId: string;
  readonly runToken: string;
}

/** Versions of rows as they stood at one moment: any write of a row makes another. */
export type RowVersions = readonly string[];

/**
 * How the row stood before the directory was asked, so that no older answer replaces a newer one: at one of the
 * versions `seen`, or as it was when the claim was completed here.
 */
export type RowBefore = { readonly seen: RowVersions } | { readonly completedClaim: string };

/**
 * Entries in PostgreSQL. Every method is one statement, may be repeated, and throws `StorageError` only. CIDs and
 * VSync buckets follow each write in its own transaction.
 */
export interface EntryRepository {
  findEntry(entryId: string): Promise<EntryRow | undefined>;
  /** Reads what is held here of the entry, its key and the account. */
  findFacts(wanted: {
    readonly entryId: string;
    readonly keyType?: KeyType;
    readonly key?: string;
    readonly account?: Account;
  }): Promise<EntryFacts>;
  /**
   * Inserts the entry as PENDING, or takes up its row: a pending one of the same workflow, or a rejected one, of the
   * same content. Answers the row as it is then, or `undefined` where another row has the key.
   */
  openPending(entry: EntryToCreate): Promise<EntryRow | undefined>;
  /** Leaves a REJECTED row of an entry that the rules refuse; a row that is anything else stays as it is. */
  reject(entry: EntryToCreate, failureType: FailureType): Promise<void>;
  /**
   * INACTIVE becomes ACTIVE again; of a new entry, PENDING does, or REJECTED by an attempt that came late, and what the
   * directory answered is stored. Answers the row, whatever has become of it since.
   */
  activate(
    entry: RunRef & {
      readonly directoryEntryId?: string;
      readonly cid?: Buffer;
      readonly key?: string;
      readonly createdAt?: Date;
    },
  ): Promise<EntryRow>;
  /** Writes the RequestId of an update on an active row before the directory is called. */
  beginUpdate(run: RunOnRow): Promise<TakenRow>;
  /** Stores what an update made, and lets go of the row. Answers the row. */
  finishUpdate(
    entry: RunRef &
      Pick<DictEntry, 'account' | 'owner'> & { readonly cid?: Buffer; readonly updatedAt: Date },
  ): Promise<EntryRow>;
  /** ACTIVE becomes INACTIVE, with the RequestId of its deletion. */
  deactivate(run: RunOnRow): Promise<TakenRow>;
  /** INACTIVE becomes DELETED, and its CID leaves the set; so does ACTIVE, where the run took the row back before. Answers the row. */
  finishDeletion(entry: RunRef & { readonly endedAt: Date }): Promise<EntryRow>;
  /**
   * Writes why the run broke and lets go of the row: PENDING is REJECTED, INACTIVE is ACTIVE again. False: the run has no
   * row, or has let go of it with what it wanted.
   */
  recordFailure(entry: RunRef & { readonly failureType: FailureType }): Promise<boolean>;
  /** Tells the versions of the row with this id and of the one that has the key; call it before the directory is asked. */
  findVersions(wanted: {
    readonly entryId: string;
    readonly keyType?: KeyType;
    readonly key?: string;
  }): Promise<RowVersions>;
  /**
   * Stores the entry as the directory holds it, in the row that has its key, else under `entryId`. Answers the row's id;
   * `undefined`, and nothing is stored, where that row is not known to stand as it did `before`.
   */
  storeFromDirectory(
    entryId: string,
    entry: DirectoryEntry,
    before: RowBefore,
  ): Promise<string | undefined>;
  /** Tells the Bridge's id of a claim on which a workflow of ours has worked. */
  findDirectoryClaimId(claimId: string): Promise<string | undefined>;
}

export interface Clock {
  now(): Date;
}
