import type { DirectoryCidSetEvent, EntryOfCid, ReconciliationBridge } from '@conn-dict/bridge';
import type { SyncCounts } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import type { RepairOutcome } from './model/repair-decision.js';
import type { SyncReport } from './report/sync-report.js';

/** A participant's entries of one key type. */
export interface EntrySet {
  readonly participantIspb: string;
  readonly keyType: KeyType;
}

/** The differences that one run found in one set. */
export interface DifferencesRef extends EntrySet {
  readonly reportId: string;
}

/** Which side has a CID that the other lacks: THERE is the directory. */
export type Side = 'THERE' | 'HERE';

/** The directory's calls that a sync makes; a sync changes nothing there. */
export type SyncBridge = ReconciliationBridge;

/** One change of a set at the directory. */
export type SetEvent = DirectoryCidSetEvent;

/** Our side of a comparison, as PostgreSQL keeps it. Methods only read, and throw `StorageError` only. */
export interface EntrySets {
  /** XOR of the set's CIDs, 32 bytes; reads the buckets, however many entries there are. */
  vsyncOf(set: EntrySet): Promise<Buffer>;
  /** As `vsyncOf`, once the differences that a dry run examined were repaired. */
  vsyncAfterRepair(ref: DifferencesRef): Promise<Buffer>;
  /** The number of entries in the participant's sets. */
  countEntries(participantIspb: string, keyTypes: readonly KeyType[]): Promise<number>;
  /** All buckets that are not empty, 40 bytes each: number (big-endian), XOR, count (big-endian). */
  readBuckets(set: EntrySet): Promise<Buffer>;
  /** The CIDs of some buckets, 32 bytes each. */
  readCids(set: EntrySet, buckets: readonly number[]): Promise<Buffer>;
  /** Which of some CIDs, in hexadecimal, are in the set. */
  heldAmong(set: EntrySet, cids: readonly Buffer[]): Promise<ReadonlySet<string>>;
}

/** What a sync found, and what became of it. Every method may be repeated, and throws `StorageError` only. */
export interface SyncDifferences {
  /** Forgets what was found and not looked at yet: a comparison that is begun anew finds it again. */
  forgetFound(ref: DifferencesRef): Promise<void>;
  /** Writes differences down, CIDs of 32 bytes each; one that is there is open again. */
  add(ref: DifferencesRef, side: Side, cids: readonly Uint8Array[]): Promise<void>;
  /** Open ones after a CID, in their order. */
  listOpen(
    ref: DifferencesRef,
    page: { readonly side: Side; readonly after: Buffer | undefined; readonly limit: number },
  ): Promise<readonly Buffer[]>;
  /** The number of open ones of a side. */
  countOpen(ref: DifferencesRef, side: Side): Promise<number>;
  /** Says that they are none any more. */
  settleGone(ref: DifferencesRef, side: Side, cids: readonly Buffer[]): Promise<void>;
  /** What a repair of all that is open changes: at most, and at least; with what was changed already. */
  countChanges(reportId: string): Promise<{ readonly most: number; readonly least: number }>;
  /** The differences so far, by kind. */
  countKinds(ref: DifferencesRef): Promise<SyncCounts>;
}

/** How differences are repaired: each in one transaction with what is written down of it, so that it happens once. */
export interface EntryRepairs {
  /** The database's time: a CID that leaves after it was not gone when the directory was asked. */
  now(): Promise<Date>;
  /** Stores an entry that only the directory has, or whose content is the directory's; a dry run tells what it would do. */
  takeEntry(ref: DifferencesRef, entry: EntryOfCid, how: RepairHow): Promise<RepairOutcome>;
  /** Ends the entry that has a CID which the directory has not; a dry run tells what it would do. */
  endEntry(
    ref: DifferencesRef,
    cid: Buffer,
    how: Pick<RepairHow, 'dryRun'>,
  ): Promise<RepairOutcome>;
}

export interface RepairHow {
  /** Before the directory was asked, by the database's clock. */
  readonly readAt: Date;
  readonly dryRun: boolean;
}

/** A report as the trend shows it. */
export type ReportedSync = Pick<
  SyncReport,
  'startedAt' | 'endedAt' | 'outcome' | 'differences' | 'dryRun'
>;

/** When both sides were equal, and how syncs ended. */
export interface SyncRecords {
  /** When the directory last said that both sides are equal, by its clock. */
  lastSync(set: EntrySet): Promise<Date | undefined>;
  keepSync(set: EntrySet, verifiedAt: Date): Promise<void>;
  /**
   * When both sides were last known to be equal, by participant, of the key type that this is longest ago for; without
   * those of whom it is not known for every key type.
   */
  lastSyncs(participants: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** The participant's last reports, oldest first. */
  lastReports(participantIspb: string, limit: number): Promise<readonly ReportedSync[]>;
  /** Writes the report; false where it is written already. */
  saveReport(report: SyncReport, html: string): Promise<boolean>;
  /** Deletes the oldest of the participant's differences that nobody asks for any more. */
  forgetOldDifferences(participantIspb: string): Promise<void>;
}

export interface SyncRepository {
  readonly sets: EntrySets;
  readonly differences: SyncDifferences;
  readonly repairs: EntryRepairs;
  readonly records: SyncRecords;
}

/** Counts of ended syncs, and what is known of all, for who watches the worker. */
export interface SyncMetrics {
  syncEnded(sync: {
    readonly participant: string;
    readonly outcome: string;
    readonly durationSeconds: number;
    readonly kinds: Readonly<Record<string, number>>;
  }): void;
  /** Of the participants that are compared each day; `inSyncAt` as `SyncRecords.lastSyncs` has it. */
  syncsKnown(
    syncs: readonly { readonly participant: string; readonly inSyncAt?: Date | undefined }[],
  ): void;
}
