import type { KeyType } from '@conn-dict/dict';
import type { BridgeCallOptions, DirectoryEntry } from './bridge-client.js';

/** A participant's CIDs of one key type: what one VSync stands for. */
export interface CidSet {
  readonly participantIspb: string;
  readonly keyType: KeyType;
}

export interface VerifySync extends CidSet {
  /** XOR of all CIDs of the set as we hold it: 32 bytes, all zero for none. */
  readonly vsync: Uint8Array;
  /** UUID version 4, the same for every attempt. */
  readonly requestId: string;
}

/** What a comparison of two VSyncs found. */
export interface SyncVerification {
  readonly verificationId: string;
  readonly result: 'OK' | 'NOK';
  readonly verifiedAt: Date;
  /** When the directory's set last changed; missing where it never did. */
  readonly modifiedAt?: Date;
}

export interface CreateDirectoryCidSetFile extends CidSet {
  /** UUID version 4, the same for every attempt: the same one again gives the same file. */
  readonly requestId: string;
}

/** Names a file of CIDs. */
export interface CidSetFileName {
  readonly participantIspb: string;
  readonly fileId: string;
}

interface CidSetFileOf<Status extends string> extends CidSet, CidSetFileName {
  readonly status: Status;
  readonly requestedAt?: Date;
}

/** A file that can be downloaded. */
export interface AvailableCidSetFile extends CidSetFileOf<'AVAILABLE'> {
  /** Moment whose state the file holds. */
  readonly createdAt: Date;
  /** 32 times the number of CIDs. */
  readonly sizeBytes: number;
  /** SHA-256 of the whole file, 32 bytes. */
  readonly sha256: Buffer;
}

/** A file of all CIDs of a set, 32 bytes each, concatenated, in no order; UNAVAILABLE: it was there and is gone. */
export type DirectoryCidSetFile =
  AvailableCidSetFile | CidSetFileOf<'REQUESTED' | 'PROCESSING' | 'UNAVAILABLE' | 'ERROR'>;

export type CidSetFileStatus = DirectoryCidSetFile['status'];

export interface DownloadCidSetFile extends CidSetFileName {
  /** Bytes that the caller has already, a multiple of 32. @default 0 */
  readonly offsetBytes?: number;
}

/** A piece of a file: whole CIDs, at least one, at most 1 MiB. */
export interface CidSetFileChunk {
  /** Where it begins in the file: where the piece before it ended. */
  readonly offsetBytes: number;
  readonly data: Uint8Array;
}

export interface ListCidSetEvents extends CidSet {
  /** Events at this time or later. */
  readonly since: Date;
  /** Events before this time. @default all */
  readonly until?: Date;
  /** 1 to 200. @default 200 */
  readonly pageSize?: number;
  /** `nextPageToken` of the page before. @default the first page */
  readonly pageToken?: string;
}

/** One change of a set. */
export interface DirectoryCidSetEvent {
  readonly type: 'ADDED' | 'REMOVED';
  /** 32 bytes. */
  readonly cid: Buffer;
  readonly occurredAt: Date;
}

/** One page of events, ascending by time. Events come up to 5 s late, and may be repeated. */
export interface CidSetEventPage {
  readonly events: readonly DirectoryCidSetEvent[];
  readonly hasMore: boolean;
  /** There whenever `hasMore`. */
  readonly nextPageToken?: string;
  /** The directory's VSync after the page's first event, 32 bytes; missing from a page without events. */
  readonly vsyncFirst?: Buffer;
  /** The directory's VSync after the page's last event, 32 bytes; missing from a page without events. */
  readonly vsyncLast?: Buffer;
}

/** An entry of the directory with what its CID is made from. */
export interface EntryOfCid extends DirectoryEntry {
  readonly requestId: string;
  readonly cid: Buffer;
}

export interface GetEntryByCid {
  readonly participantIspb: string;
  /** 32 bytes. */
  readonly cid: Uint8Array;
}

export interface GetEntriesByCid {
  readonly participantIspb: string;
  /** At most 1,000, of 32 bytes each. */
  readonly cids: readonly Uint8Array[];
}

/** What the directory has for one CID. */
export interface FoundByCid {
  readonly cid: Buffer;
  /** Missing where the directory has no entry of this CID. */
  readonly entry?: EntryOfCid;
}

/**
 * The directory's reconciliation, a service of ours: a Bridge without it answers `BridgeUnimplemented`, whose
 * `details.service` names it. Every answer is checked; one that breaks the contract is `BridgeRefused` with the
 * field's name.
 */
export interface ReconciliationBridge {
  /** Compares our VSync of a set with the directory's. */
  verifySync(sync: VerifySync, options?: BridgeCallOptions): Promise<SyncVerification>;
  /** Asks for a file of a set; it is made asynchronously. */
  createCidSetFile(
    file: CreateDirectoryCidSetFile,
    options?: BridgeCallOptions,
  ): Promise<DirectoryCidSetFile>;
  /** Tells how far a file is; `undefined` where the directory has none. */
  getCidSetFile(
    file: CidSetFileName,
    options?: BridgeCallOptions,
  ): Promise<DirectoryCidSetFile | undefined>;
  /**
   * Streams an AVAILABLE file from an offset on, each byte once and in order. Nothing is asked for before the first
   * chunk is; a slow reader slows the Bridge down (some 16 MiB are on their way); leaving the loop ends the call.
   * `timeoutMs` is the longest wait for one chunk, not for the whole. Whether the file is whole is the caller's to
   * check, by size and SHA-256.
   */
  downloadCidSetFile(
    file: DownloadCidSetFile,
    options?: BridgeCallOptions,
  ): AsyncIterable<CidSetFileChunk>;
  /** Reads one page of a set's events. */
  listCidSetEvents(events: ListCidSetEvents, options?: BridgeCallOptions): Promise<CidSetEventPage>;
  /** Reads the entry of a CID; `undefined` where the directory has none. */
  getEntryByCid(
    search: GetEntryByCid,
    options?: BridgeCallOptions,
  ): Promise<EntryOfCid | undefined>;
  /**
   * Reads many entries by CID: one answer for each, in the order asked. `timeoutMs` is the longest wait for one
   * answer. Takes one token of the limit for each CID, before it asks.
   */
  getEntriesByCid(search: GetEntriesByCid, options?: BridgeCallOptions): AsyncIterable<FoundByCid>;
}
