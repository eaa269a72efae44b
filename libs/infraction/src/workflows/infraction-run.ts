import type {
  InfractionEventType,
  InfractionInput,
  InvestigateInfractionWorkflowInput,
} from '@conn-dict/contracts';
import { setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import {
  INITIAL_INFRACTION_STATE,
  next,
  type InfractionEvent,
  type InfractionState,
} from '../model/infraction-state.js';
import { beginContinuation, type Continuation, type RequestIds } from './continuation.js';
import { createEvidenceInbox, type EvidenceInbox } from './evidence-inbox.js';
import { createInfractionEvents, type InfractionEvents } from './infraction-events.js';
import { createNotifications, type Notifications } from './notifications.js';

/** One run of an investigation, over all its continuations: its input, its state, and what all steps share. */
export interface InfractionRun {
  readonly input: InvestigateInfractionWorkflowInput;
  readonly infraction: InfractionInput;
  /** Names the row, and who may write there. */
  readonly ref: { readonly infraction_id: string; readonly run_token: string };
  /** RequestIds, chosen once, so that every retry of a step is the same request to the directory. */
  readonly requestIds: RequestIds;
  /** When the first run of the workflow began. */
  readonly openedAtMs: number;
  readonly state: InfractionState;
  /** Moves the state; false where the event changes nothing. */
  apply(event: InfractionEvent): boolean;
  /** Adds to what Temporal's UI shows of the infraction until its state changes. */
  note(text: string): void;
  readonly inbox: EvidenceInbox;
  readonly notifications: Notifications;
  /** Puts the event behind those that are on their way. */
  tell(type: InfractionEventType): void;
  /** Resolves when all events and notifications are out. */
  messagesOut(): Promise<void>;
  /** What the next run of the workflow takes over. */
  toContinuation(): Continuation;
}

export function createInfractionRun(
  input: InvestigateInfractionWorkflowInput,
  infraction: InfractionInput,
  continued: Continuation = beginContinuation(workflowInfo().startTime),
): InfractionRun {
  const { requestIds, openedAtMs } = continued;
  let state = continued.state ?? INITIAL_INFRACTION_STATE;
  const ref = { infraction_id: infraction.infractionId, run_token: requestIds.open };
  const events: InfractionEvents = createInfractionEvents(
    { input, ref, stateNow: () => state },
    continued.events,
  );
  const inbox = createEvidenceInbox(ref, continued.inbox);
  const notifications = createNotifications({ infraction, requestIds }, continued.notifications);
  return {
    input,
    infraction,
    ref,
    requestIds,
    openedAtMs,
    get state() {
      return state;
    },
    apply(event) {
      const before = state;
      state = next(before, event);
      if (state.status !== before.status) setCurrentDetails(`Infraction is **${state.status}**`);
      return state !== before;
    },
    note: (text) => setCurrentDetails(`Infraction is **${state.status}**; ${text}`),
    inbox,
    notifications,
    tell: (type) => events.tell(type),
    async messagesOut() {
      await events.out();
      await notifications.out();
    },
    toContinuation: () => ({
      requestIds,
      openedAtMs,
      state,
      inbox: inbox.toContinuation(),
      events: events.waiting(),
      notifications: notifications.pending(),
    }),
  };
}
