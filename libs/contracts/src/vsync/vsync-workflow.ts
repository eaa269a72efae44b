import { KEY_TYPES, type KeyType } from '@conn-dict/dict';
import { InvalidInputError } from '../fields/field-fault.js';
import { flag, listOf } from '../fields/list-readers.js';
import { wholeNumber } from '../fields/number-readers.js';
import { parseObject, type Parsed, type Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { instant, ispb, oneOf } from '../fields/text-readers.js';

export const VSYNC_WORKFLOW = 'VSyncWorkflow';

/** Starts one VSyncWorkflow for each participant; the schedule of 02:00 starts it. */
export const VSYNC_SCHEDULER_WORKFLOW = 'VSyncSchedulerWorkflow';

/** INCREMENTAL asks for as little as the difference needs; FULL compares with the directory's whole file. */
export const SYNC_TYPES = ['INCREMENTAL', 'FULL'] as const;
export type SyncType = (typeof SYNC_TYPES)[number];

export const vsyncInputShape = {
  /** ISPB of the participant whose entries are compared with the directory's. */
  participant_ispb: ispb,
  /** @default all key types */
  key_types: optional(listOf(oneOf(KEY_TYPES), { itemsMax: KEY_TYPES.length })),
  /** @default INCREMENTAL */
  sync_type: optional(oneOf(SYNC_TYPES)),
  /** When both sides were last known to be equal. @default the last good sync on record */
  last_sync_date: optional(instant),
  /** Reports differences and repairs none. @default false */
  dry_run: optional(flag),
};

export type VSyncWorkflowInput = Wire<typeof vsyncInputShape>;

/** A sync as asked for, with its defaults. */
export interface VSyncInput {
  readonly participantIspb: string;
  readonly keyTypes: readonly KeyType[];
  readonly syncType: SyncType;
  readonly lastSyncDate?: string;
  readonly dryRun: boolean;
}

/** Reads the input of a VSyncWorkflow. @throws InvalidInputError */
export function parseVSyncWorkflowInput(input: unknown): VSyncInput {
  const parsed = parseObject(vsyncInputShape, input);
  const { keyTypes = KEY_TYPES, syncType = 'INCREMENTAL', dryRun = false } = parsed;
  const rule = keyTypesFault(keyTypes);
  if (rule !== undefined) throw new InvalidInputError([{ field: 'key_types', rule }]);
  return { ...parsed, keyTypes, syncType, dryRun };
}

function keyTypesFault(
  keyTypes: NonNullable<Parsed<typeof vsyncInputShape>['keyTypes']>,
): string | undefined {
  if (keyTypes.length === 0) return 'must not be empty';
  return new Set(keyTypes).size < keyTypes.length ? 'each type once' : undefined;
}

/** The workflow id that the client library gives a sync: a participant has one at a time. */
export function vsyncWorkflowId(participantIspb: string): string {
  return `vsync-${participantIspb}`;
}

/** How a key type stands after the run: DIFFERENT where differences were reported and not repaired. */
export const SYNC_OUTCOMES = ['IN_SYNC', 'REPAIRED', 'DIFFERENT'] as const;

/** What the run had to ask the directory for, from the cheapest on. */
export const SYNC_METHODS = ['VSYNC', 'EVENTS', 'FILE'] as const;

const count = wholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER });

export const keyTypeSyncShape = {
  key_type: oneOf(KEY_TYPES),
  outcome: oneOf(SYNC_OUTCOMES),
  method: oneOf(SYNC_METHODS),
  /** Entries that only the directory had. */
  missing_here: count,
  /** Entries that only we had. */
  missing_there: count,
  /** Keys on both sides with other content. */
  different: count,
  /** Differences that were left: a workflow is at work on the entry, or nobody approved. */
  left: count,
};

/** What the run found for one key type. */
export type KeyTypeSync = Wire<typeof keyTypeSyncShape>;

/** What the run found and repaired. A broken run fails instead, with a `FailureType`. */
export interface VSyncWorkflowResult {
  readonly participant_ispb: string;
  /** The row of `sync_reports`. */
  readonly report_id: string;
  readonly dry_run: boolean;
  readonly key_types: readonly KeyTypeSync[];
  /** When it ended, RFC 3339 in UTC. */
  readonly ended_at: string;
}
