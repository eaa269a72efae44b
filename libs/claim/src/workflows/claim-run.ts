import {
  STATUS_OF_CLAIM_EVENT,
  type ClaimEventType,
  type ClaimInput,
  type ClaimWorkflowInput,
  type PublishClaimEventInput,
} from '@conn-dict/contracts';
import { createEventChain, type EventChain } from '@conn-dict/workflow-kit';
import { setCurrentDetails, uuid4, workflowInfo } from '@temporalio/workflow';
import {
  INITIAL_CLAIM_STATE,
  next,
  type ClaimEvent,
  type ClaimState,
} from '../model/claim-state.js';
import { activities } from './claim-activity-options.js';

/** One run of a claim: its input, its state, and what all steps of the workflow share. */
export interface ClaimRun {
  readonly input: ClaimWorkflowInput;
  readonly claim: ClaimInput;
  /** RequestIds, chosen once, so that every retry of a step is the same request to the directory. */
  readonly requestIds: Readonly<Record<RequestKind, string>>;
  readonly state: ClaimState;
  /** Moves the state; false where the event changes nothing. */
  apply(event: ClaimEvent): boolean;
  /** Adds to what Temporal's UI shows of the claim until its state changes. */
  note(text: string): void;
  /** Puts the event behind those that are on their way. */
  tell(type: ClaimEventType): void;
  eventsOut(): Promise<void>;
}

const REQUEST_KINDS = [
  'create',
  'notifyDonor',
  'confirm',
  'complete',
  'cancel',
  'announceToClaimer',
  'announceToDonor',
] as const;
type RequestKind = (typeof REQUEST_KINDS)[number];

export function createClaimRun(input: ClaimWorkflowInput, claim: ClaimInput): ClaimRun {
  const events: EventChain<PublishClaimEventInput> = createEventChain(
    activities.PublishClaimEventActivity,
  );
  const requestIds = chooseRequestIds();
  let state = INITIAL_CLAIM_STATE;
  return {
    input,
    claim,
    requestIds,
    get state() {
      return state;
    },
    apply(event) {
      const before = state;
      state = next(before, event);
      if (state.status !== before.status) setCurrentDetails(`Claim is **${state.status}**`);
      return state !== before;
    },
    note: (text) => setCurrentDetails(`Claim is **${state.status}**; ${text}`),
    tell: (type) => events.add(toEvent(input, state, eventId(requestIds.create, type), type)),
    eventsOut: () => events.drained(),
  };
}

function chooseRequestIds(): Record<RequestKind, string> {
  return Object.fromEntries(REQUEST_KINDS.map((kind) => [kind, uuid4()])) as Record<
    RequestKind,
    string
  >;
}

/** The claim as the steps after its creation name it. */
export function refOf({ claim, state }: ClaimRun): {
  claim_id: string;
  directory_claim_id: string;
} {
  if (state.directoryClaimId === undefined) throw new Error('the claim has not been opened');
  return { claim_id: claim.claimId, directory_claim_id: state.directoryClaimId };
}

/** The same for a repeat, another for a later run of a claim that failed: what happens there happens anew. */
function eventId(runToken: string, type: ClaimEventType): string {
  return `${workflowInfo().workflowId}/${runToken}/${type}`;
}

function toEvent(
  input: ClaimWorkflowInput,
  state: ClaimState,
  event_id: string,
  type: ClaimEventType,
): PublishClaimEventInput {
  const ended = STATUS_OF_CLAIM_EVENT[type] !== 'WAITING_RESOLUTION';
  return {
    event_id,
    event_type: type,
    time: new Date(Date.now()).toISOString(),
    claim_id: input.claim_id,
    entry_id: input.entry_id,
    claim_type: input.claim_type,
    claimer_ispb: input.claimer_ispb,
    donor_ispb: input.donor_ispb,
    ...(ended && state.outcome ? { reason: state.outcome.reason } : {}),
    ...(state.failureType ? { failure_type: state.failureType } : {}),
  };
}
