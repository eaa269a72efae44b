import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullByDefault<T> = ColumnType<T | null, T | null | undefined, T | null>;
type GeneratedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>;

/** One row a key that is or was held here, as the directory shows it. */
export interface EntriesTable {
  entry_id: string;
  key_type: string;
  /** Null of an EVP that the directory has not made. */
  key_value: string | null;
  participant: string;
  branch: string | null;
  account_number: string;
  account_type: string;
  opening_date: Timestamp | null;
  owner_type: string;
  owner_tax_id: string;
  owner_name: string;
  owner_trade_name: string | null;
  status: string;
  /** The RequestId that created the entry at the directory; it keys the CID. Null where the Bridge does not tell it. */
  request_id: string | null;
  /** 32 bytes. Null while the entry is not in the directory's set; triggers keep `entry_cids` and `vsync_buckets` to it. */
  cid: Buffer | null;
  /** The Bridge's id; null where `entry_id` is that. */
  directory_entry_id: NullByDefault<string>;
  /** The directory's reason of the last operation. */
  reason: NullByDefault<string>;
  requested_by: NullByDefault<string>;
  /** The workflow that works, or worked last, on the row; the only one that may while `change_kind` is set. */
  workflow_id: NullByDefault<string>;
  /** The run that works, or worked last, on the row: the RequestId that it chose. */
  run_token: NullByDefault<string>;
  /** CREATE, UPDATE or DELETE while one is under way. */
  change_kind: NullByDefault<string>;
  /** Written before the call that uses it. */
  change_request_id: NullByDefault<string>;
  /** SHA-256 of what an update asks for. */
  change_digest: NullByDefault<Buffer>;
  failure_type: NullByDefault<string>;
  /** Since when a deletion is under way or waits. */
  deactivated_at: NullByDefault<Date>;
  /** When it was deleted or rejected. */
  ended_at: NullByDefault<Date>;
  created_at: GeneratedTimestamp;
  updated_at: GeneratedTimestamp;
}

/** One row a claim that a ClaimWorkflow works or worked on. */
export interface ClaimsTable {
  claim_id: string;
  entry_id: string;
  key_type: string;
  key_value: string;
  claim_type: string;
  status: string;
  claimer_ispb: string;
  donor_ispb: string;
  /** The only workflow that may work on the claim while it is open. */
  workflow_id: string;
  /** The run that works on it: the RequestId that this run chose for the creation. */
  run_token: string;
  requested_by: string | null;
  /** The Bridge's id; null until it has answered. */
  directory_claim_id: string | null;
  create_request_id: string;
  /** RequestIds are written before the call that uses them. */
  confirm_request_id: string | null;
  complete_request_id: string | null;
  cancel_request_id: string | null;
  reason: string | null;
  decided_by: string | null;
  failure_type: string | null;
  created_at: GeneratedTimestamp;
  updated_at: GeneratedTimestamp;
  ended_at: Timestamp | null;
}

/** One row an infraction that an InvestigateInfractionWorkflow works or worked on. */
export interface InfractionsTable {
  infraction_id: string;
  key_value: string;
  infraction_type: string;
  description: string;
  reporter_ispb: string;
  reported_ispb: string;
  related_entry_id: string | null;
  related_claim_id: string | null;
  transaction_id: string | null;
  report_reason: string | null;
  situation_type: string | null;
  status: string;
  /** The only workflow that may work on the infraction while it is open. */
  workflow_id: string;
  /** The run that works on it, its continuations included. */
  run_token: string;
  /** The Bridge's id of the report; null without a transaction, and until it has answered. */
  directory_report_id: string | null;
  create_request_id: string;
  /** RequestIds are written before the call that uses them. */
  acknowledge_request_id: string | null;
  end_request_id: string | null;
  decision: string | null;
  fraud_type: string | null;
  decided_by: string | null;
  notes: string | null;
  failure_type: string | null;
  created_at: GeneratedTimestamp;
  updated_at: GeneratedTimestamp;
  escalated_at: Timestamp | null;
  ended_at: Timestamp | null;
}

/** Where evidence can be read: each address once an infraction. */
export interface InfractionEvidenceTable {
  infraction_id: string;
  url_sha256: Buffer;
  url: string;
  uploaded_by: string | null;
  description: string | null;
  /** Names the message that brought it. */
  token: string;
  added_at: GeneratedTimestamp;
}

/** Who changed an infraction when, from what to what, and why. Only ever added to. */
export interface InfractionAuditTable {
  audit_id: Generated<string>;
  infraction_id: string;
  at: GeneratedTimestamp;
  actor: string;
  action: string;
  from_status: string | null;
  to_status: string;
  reason: string | null;
}

/** XOR and number of the CIDs of a participant and key type whose first 12 bits are `bucket`. Written by triggers of `entries` only. */
export interface VsyncBucketsTable {
  participant: string;
  key_type: string;
  bucket: number;
  /** `bit(256)`, as text of zeros and ones. */
  cid_xor: string;
  count: Generated<number>;
}

/** Every CID ever made, with its entry: repairs need the removed ones too. Written by triggers of `entries` only. */
export interface EntryCidsTable {
  cid: Buffer;
  entry_id: string;
  participant: string;
  key_type: string;
  key_value: string;
  added_at: GeneratedTimestamp;
  removed_at: Timestamp | null;
}

/** One row a CID that a sync found on one side only. */
export interface SyncDifferencesTable {
  report_id: string;
  participant: string;
  key_type: string;
  /** THERE or HERE: the side that has it. */
  side: string;
  cid: Buffer;
  /** FOUND, EXAMINED, REPAIRED, PAIRED, UNDER_WAY, GONE. */
  state: Generated<string>;
  /** MISSING_HERE, MISSING_THERE, DIFFERENT; null until it was looked at again. */
  kind: NullByDefault<string>;
  found_at: GeneratedTimestamp;
  settled_at: NullByDefault<Date>;
}

/** When both sides were last equal, by the directory's clock. */
export interface SyncPointsTable {
  participant: string;
  key_type: string;
  verified_at: Timestamp;
}

/** One row a sync that has ended. */
export interface SyncReportsTable {
  report_id: string;
  participant: string;
  workflow_id: string;
  sync_type: string;
  dry_run: boolean;
  /** IN_SYNC, REPAIRED, DIFFERENT or FAILED. */
  outcome: string;
  /** Entries that differed. A `bigint`: pg gives it as text. */
  differences: ColumnType<string, number, number>;
  /** JSON: `KeyTypeSync` of contracts. */
  key_types: ColumnType<unknown, string, string>;
  approved_by: NullByDefault<string>;
  failure_type: NullByDefault<string>;
  started_at: Timestamp;
  ended_at: Timestamp;
  html: string;
}

export interface Tables {
  entries: EntriesTable;
  claims: ClaimsTable;
  infractions: InfractionsTable;
  infraction_evidence: InfractionEvidenceTable;
  infraction_audit: InfractionAuditTable;
  vsync_buckets: VsyncBucketsTable;
  entry_cids: EntryCidsTable;
  sync_differences: SyncDifferencesTable;
  sync_points: SyncPointsTable;
  sync_reports: SyncReportsTable;
}
