import type {
  EntryEventType,
  EntryStatusAnswer,
  EntryStepResult,
  PublishEntryEventInput,
} from '@conn-dict/contracts';
import type { EntryReason, KeyType } from '@conn-dict/dict';
import { createEventChain, type EventChain } from '@conn-dict/workflow-kit';
import { setCurrentDetails, uuid4, workflowInfo } from '@temporalio/workflow';
import {
  INITIAL_ENTRY_STATE,
  next,
  type EntryEvent,
  type EntryState,
} from '../model/entry-state.js';
import { activities } from './entry-activity-options.js';

/** What a run is about. */
export interface EntryRequest {
  readonly entryId: string;
  readonly operation: EntryStatusAnswer['operation'];
  readonly reason: EntryReason;
}

/** What an event tells of the entry beside its state. */
export interface EntryFacts {
  readonly key_type: KeyType;
  readonly participant: string;
}

/** One run on an entry: its request, its state, and what all steps of the workflow share. */
export interface EntryRun extends EntryRequest {
  /** RequestId of the run's write, chosen once, so that every retry of a step is the same request; also its token. */
  readonly requestId: string;
  readonly state: EntryState;
  /** How the steps that write name the run. */
  readonly ref: {
    readonly entry_id: string;
    readonly request_id: string;
    readonly workflow_id: string;
  };
  /** Moves the state; false where the event changes nothing. */
  apply(event: EntryEvent): boolean;
  /** Moves the state to where a step says that the entry stands. */
  moved(step: EntryStepResult): void;
  /** Says what the entry is, once that is known: events tell it. */
  know(facts: EntryFacts): void;
  /** Puts the event behind those that are on their way. */
  tell(type: EntryEventType): void;
  eventsOut(): Promise<void>;
}

export function createEntryRun(request: EntryRequest): EntryRun {
  const events: EventChain<PublishEntryEventInput> = createEventChain(
    activities.PublishEntryEventActivity,
  );
  const requestId = uuid4();
  const { workflowId } = workflowInfo();
  let state = INITIAL_ENTRY_STATE;
  let facts: EntryFacts | undefined;
  const apply = (event: EntryEvent): boolean => {
    const before = state;
    state = next(before, event);
    if (state.status !== before.status) setCurrentDetails(`Entry is **${state.status}**`);
    return state !== before;
  };
  return {
    ...request,
    requestId,
    ref: { entry_id: request.entryId, request_id: requestId, workflow_id: workflowId },
    get state() {
      return state;
    },
    apply,
    moved: ({ status, changed_at }) => void apply({ type: 'MOVED', status, changedAt: changed_at }),
    know: (known) => void (facts = known),
    tell(type) {
      if (facts && state.status) events.add(toEvent(this, facts, type));
    },
    eventsOut: () => events.drained(),
  };
}

/** Its id is the same for a repeat, another for a later run: what happens there happens anew. */
function toEvent(run: EntryRun, facts: EntryFacts, type: EntryEventType): PublishEntryEventInput {
  const { status = 'ACTIVE', failureType } = run.state;
  return {
    event_id: `${run.ref.workflow_id}/${run.requestId}/${type}`,
    event_type: type,
    time: new Date(Date.now()).toISOString(),
    entry_id: run.entryId,
    operation: run.operation,
    ...facts,
    status,
    reason: run.reason,
    ...(failureType ? { failure_type: failureType } : {}),
  };
}
