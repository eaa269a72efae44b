import type {
  FailureType,
  InfractionEventType,
  InfractionStatus,
  InvestigateInfractionWorkflowInput,
  PublishInfractionEventInput,
} from '@conn-dict/contracts';
import { createEventChain } from '@conn-dict/workflow-kit';
import { workflowInfo } from '@temporalio/workflow';
import type { InfractionState } from '../model/infraction-state.js';
import { activities } from './infraction-activity-options.js';

/** An event as it happened; how much evidence there is, is said when it goes out. */
export interface WaitingEvent {
  readonly event_id: string;
  readonly event_type: InfractionEventType;
  readonly time: string;
  readonly status: InfractionStatus;
  readonly failure_type?: FailureType;
}

/** Tells of an infraction, in order. */
export interface InfractionEvents {
  tell(type: InfractionEventType): void;
  waiting(): readonly WaitingEvent[];
  out(): Promise<void>;
}

interface Teller {
  readonly input: InvestigateInfractionWorkflowInput;
  readonly ref: { readonly run_token: string };
  stateNow(): InfractionState;
}

/** Makes the chain of a run, beginning with what an earlier run of it could not send. */
export function createInfractionEvents(
  teller: Teller,
  unsent: readonly WaitingEvent[],
): InfractionEvents {
  const chain = createEventChain((event: WaitingEvent) =>
    activities.PublishInfractionEventActivity(toInput(teller, event)),
  );
  for (const event of unsent) chain.add(event);
  return {
    tell(type) {
      // One that has not left yet speaks for the evidence that came after it too: the chain stays short while a broker is down.
      const [, ...behind] = chain.waiting();
      const last = behind.at(-1);
      if (type === 'dict.infraction.evidence_added' && last?.event_type === type) return;
      chain.add(toWaiting(teller, type));
    },
    waiting: () => chain.waiting(),
    out: () => chain.drained(),
  };
}

function toWaiting({ ref, stateNow }: Teller, type: InfractionEventType): WaitingEvent {
  const { status, failureType, evidenceCount } = stateNow();
  const step = type === 'dict.infraction.evidence_added' ? `${type}/${evidenceCount}` : type;
  return {
    // The same for a repeat, another for a later run of an infraction that failed: what happens there happens anew.
    event_id: `${workflowInfo().workflowId}/${ref.run_token}/${step}`,
    event_type: type,
    time: new Date(Date.now()).toISOString(),
    status,
    ...(failureType ? { failure_type: failureType } : {}),
  };
}

function toInput({ input, stateNow }: Teller, event: WaitingEvent): PublishInfractionEventInput {
  return {
    ...event,
    infraction_id: input.infraction_id,
    infraction_type: input.type,
    reporter_ispb: input.reporter_ispb,
    reported_ispb: input.reported_ispb,
    evidence_count: stateNow().evidenceCount,
  };
}
