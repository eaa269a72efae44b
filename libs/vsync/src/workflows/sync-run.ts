import type {
  KeyTypeSync,
  PublishSyncEventInput,
  SyncCounts,
  SyncEventType,
  VSyncInput,
} from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import { createEventChain } from '@conn-dict/workflow-kit';
import { setCurrentDetails, uuid4, workflowInfo } from '@temporalio/workflow';
import { INITIAL_SYNC_STATE, next, type SyncEvent, type SyncState } from '../model/sync-state.js';
import { activities } from './vsync-activity-options.js';

/** One sync: what was asked for, its state, and what its steps share. */
export interface SyncRun {
  readonly input: VSyncInput;
  readonly reportId: string;
  readonly startedAt: Date;
  readonly state: SyncState;
  /** Key types that are through, in the order in which they were asked for. */
  readonly results: readonly KeyTypeSync[];
  /** Names the set of a key type, and the run's differences in it. */
  ref(keyType: KeyType): { participant_ispb: string; key_type: KeyType; report_id: string };
  /** Moves the state; false where the event changes nothing. */
  apply(event: SyncEvent): boolean;
  /** Counts what is known of a key type so far. */
  count(keyType: KeyType, counts: SyncCounts): void;
  /** Says how a key type stands. */
  ended(result: KeyTypeSync): void;
  /** Puts the event behind those that are on their way. */
  tell(type: SyncEventType): void;
  eventsOut(): Promise<void>;
}

export function createSyncRun(input: VSyncInput): SyncRun {
  const events = createEventChain<PublishSyncEventInput>(activities.PublishSyncEventActivity);
  const reportId = uuid4();
  const results: KeyTypeSync[] = [];
  let state = INITIAL_SYNC_STATE;
  const { participantIspb } = input;
  const apply = (event: SyncEvent): boolean => {
    const before = state;
    state = next(before, event);
    if (state !== before) setCurrentDetails(toDetails(state));
    return state !== before;
  };
  const known = new Map<KeyType, number>();
  const count = (keyType: KeyType, counts: SyncCounts): void => {
    known.set(keyType, sumOf(counts));
    const differences = [...known.values()].reduce((sum, each) => sum + each, 0);
    apply({ type: 'COUNTED', differences });
  };
  return {
    input,
    reportId,
    startedAt: new Date(),
    get results() {
      const place = ({ key_type }: KeyTypeSync): number => input.keyTypes.indexOf(key_type);
      return results.toSorted((one, other) => place(one) - place(other));
    },
    get state() {
      return state;
    },
    ref: (keyType) => ({
      participant_ispb: participantIspb,
      key_type: keyType,
      report_id: reportId,
    }),
    apply,
    count,
    ended(result) {
      results.push(result);
      count(result.key_type, result);
    },
    tell(type) {
      events.add({
        participant_ispb: participantIspb,
        report_id: reportId,
        event_id: `${workflowInfo().workflowId}:${reportId}:${type}`,
        event_type: type,
        time: new Date().toISOString(),
        sync_type: input.syncType,
        dry_run: input.dryRun,
        differences: state.differences,
        ...(state.failureType ? { failure_type: state.failureType } : {}),
      });
    },
    eventsOut: () => events.drained(),
  };
}

function sumOf({ missing_here, missing_there, different, left }: SyncCounts): number {
  return missing_here + missing_there + different + left;
}

function toDetails({ phase, keyType, percent, entriesPerSecond, differences }: SyncState): string {
  const of = keyType ? ` ${keyType}` : '';
  const progress =
    percent === undefined ? '' : `, ${percent} %, ${entriesPerSecond ?? 0} entries/s`;
  return `Sync is **${phase}**${of}${progress}; ${differences} differences`;
}
