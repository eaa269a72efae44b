import type * as steps from './vsync-activities.js';
import type { KeyTypeSync } from './vsync-workflow.js';

export interface VerifySyncResult {
  readonly in_sync: boolean;
  /** When the directory compared. */
  readonly verified_at: string;
  /** When both sides were last known to be equal, before this; missing where they never were. */
  readonly last_sync_at?: string;
}

/** Differences that were found and written down, each side's. */
export interface FoundDifferences {
  /** CIDs that only the directory has. */
  readonly only_there: number;
  /** CIDs that only we have. */
  readonly only_here: number;
}

export interface ListCidSetEventsResult extends FoundDifferences {
  /** False where there were too many events: the file is cheaper then. */
  readonly complete: boolean;
}

export interface CidSetFileState {
  readonly file_id: string;
  readonly status: 'REQUESTED' | 'PROCESSING' | 'AVAILABLE' | 'UNAVAILABLE' | 'ERROR';
  /** Of an AVAILABLE one: moment whose state it holds, size and SHA-256 in hexadecimal. */
  readonly created_at?: string;
  readonly size_bytes?: number;
  readonly sha256?: string;
}

export interface FileHost {
  /** The queue of one process: what one of its activities leaves on the disk, the next one finds. */
  readonly task_queue: string;
}

export interface CompareEntriesResult extends FoundDifferences {
  /** CIDs in the directory's file. */
  readonly entries_there: number;
}

export interface PlanRepairResult {
  /** Entries that a repair of all open differences changes at most, with those that the run has changed already. */
  readonly changes_most: number;
  /** As many at least: two CIDs may be one key with other content, which only a look at the directory tells. */
  readonly changes_least: number;
  /** More than so many need an approval. */
  readonly changes_allowed: number;
}

/** Differences of a run and key type so far, by kind. */
export type SyncCounts = Pick<KeyTypeSync, 'missing_here' | 'missing_there' | 'different' | 'left'>;

/** The VSync domain's activities; each is registered under its name here. */
export interface VSyncActivities {
  /** Asks the directory whether its VSync is ours, and keeps the time of a yes. */
  VerifySyncActivity(input: steps.VerifySyncInput): Promise<VerifySyncResult>;
  /** Reads the directory's changes since a time, and writes down what of them is not here. */
  ListCidSetEventsActivity(input: steps.ListCidSetEventsInput): Promise<ListCidSetEventsResult>;
  /** Asks for a file of all CIDs. */
  RequestCidSetFileActivity(input: steps.RequestCidSetFileInput): Promise<CidSetFileState>;
  /** Tells how far a file is. */
  GetCidSetFileActivity(input: steps.GetCidSetFileInput): Promise<CidSetFileState>;
  /** Names the queue of the process that answers, for the steps that stay on one host. */
  FindFileHostActivity(input: steps.FindFileHostInput): Promise<FileHost>;
  /** Compares the open differences with what may be changed unasked. */
  PlanRepairActivity(input: steps.PlanRepairInput): Promise<PlanRepairResult>;
  /** Looks at every open difference again, and repairs what is still one. A dry run only looks. */
  RepairEntriesActivity(input: steps.RepairEntriesInput): Promise<SyncCounts>;
  /** Writes the report: its row, and its page. */
  GenerateSyncReportActivity(input: steps.GenerateSyncReportInput): Promise<void>;
  /** Puts one event of the sync on the event log. */
  PublishSyncEventActivity(input: steps.PublishSyncEventInput): Promise<void>;
}

/** Those that stay on the host that `FindFileHostActivity` named. */
export interface VSyncHostActivities {
  /** Downloads the directory's file to this host's disk, from where an earlier attempt has left it. */
  FetchBacenEntriesActivity(input: steps.FetchBacenEntriesInput): Promise<void>;
  /** Compares the downloaded file with our entries, and writes down each difference. */
  CompareEntriesActivity(input: steps.CompareEntriesInput): Promise<CompareEntriesResult>;
}
