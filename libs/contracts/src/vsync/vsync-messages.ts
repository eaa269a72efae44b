import type { KeyType } from '@conn-dict/dict';
import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { wholeNumber } from '../fields/number-readers.js';
import { optional } from '../fields/reader.js';
import { text } from '../fields/text-readers.js';
import type { SyncType } from './vsync-workflow.js';

/** Signal of a VSyncWorkflow that found more differences than it may repair unasked. Its input may be missing. */
export const APPROVE_SIGNAL = 'approve';

export const VSYNC_STATUS_QUERY = 'status';

const approvalShape = { approved_by: optional(text(128)) };

export type SyncApprovalInput = Wire<typeof approvalShape>;
export type SyncApproval = Parsed<typeof approvalShape>;

/** Reads the input of `approve`; it may be missing. @throws InvalidInputError */
export function parseSyncApprovalInput(input: unknown): SyncApproval {
  return parseObject(approvalShape, input ?? {});
}

/** Signal by which a sync's own long step tells how far it is, for the query; nobody else sends it. */
export const SYNC_PROGRESS_SIGNAL = 'progress';

const progressShape = {
  percent: wholeNumber({ min: 0, max: 100 }),
  entries_per_second: wholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER }),
};

export type SyncProgressInput = Wire<typeof progressShape>;
export type SyncProgress = Parsed<typeof progressShape>;

/** Reads the input of `progress`. @throws InvalidInputError */
export function parseSyncProgressInput(input: unknown): SyncProgress {
  return parseObject(progressShape, input);
}

/** What a sync is at, in the order in which it can come there. */
export const SYNC_PHASES = [
  'VERIFYING',
  'READING_EVENTS',
  'READING_FILE',
  'COMPARING',
  'AWAITING_APPROVAL',
  'REPAIRING',
  'REPORTING',
  'DONE',
  'FAILED',
] as const;
export type SyncPhase = (typeof SYNC_PHASES)[number];

/** The answer to the query `status`. */
export interface VSyncStatusAnswer {
  readonly participant_ispb: string;
  readonly sync_type: SyncType;
  readonly dry_run: boolean;
  readonly phase: SyncPhase;
  /** The key type that it is at. */
  readonly key_type?: KeyType;
  /** How much of the phase is done, where that can be told. */
  readonly percent?: number;
  readonly entries_per_second?: number;
  /** Differences found so far. */
  readonly differences: number;
  /** Type of the failure that the run is ending with. */
  readonly failure_type?: string;
}
