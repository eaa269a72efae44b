import { InvalidInputError } from '../fields/field-fault.js';
import { listOf } from '../fields/list-readers.js';
import { parseObject, type Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { ispb, oneOf } from '../fields/text-readers.js';
import { SYNC_TYPES, type SyncType } from './vsync-workflow.js';

/** Id of the Temporal Schedule that starts the daily sync. */
export const VSYNC_SCHEDULE_ID = 'conn-dict-vsync';

/** More participants than one institution has. */
const PARTICIPANTS_MAX = 1_000;

const schedulerShape = {
  participants: listOf(ispb, { itemsMax: PARTICIPANTS_MAX }),
  /** @default INCREMENTAL */
  sync_type: optional(oneOf(SYNC_TYPES)),
};

export type VSyncSchedulerInput = Wire<typeof schedulerShape>;

/** Which participants' syncs to start. */
export interface ScheduledSyncs {
  readonly participants: readonly string[];
  readonly syncType: SyncType;
}

/** Reads the input of a VSyncSchedulerWorkflow. @throws InvalidInputError */
export function parseVSyncSchedulerInput(input: unknown): ScheduledSyncs {
  const { participants, syncType = 'INCREMENTAL' } = parseObject(schedulerShape, input);
  if (new Set(participants).size < participants.length)
    throw new InvalidInputError([{ field: 'participants', rule: 'each one once' }]);
  return { participants, syncType };
}

/** Which syncs began; one that was at work already goes on, and is not started again. */
export interface VSyncSchedulerResult {
  readonly started: readonly string[];
  readonly at_work: readonly string[];
}
