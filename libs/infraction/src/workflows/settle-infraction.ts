import {
  assertNever,
  isInfractionEnd,
  type InfractionEnd,
  type InfractionEventType,
  type InfractionStepResult,
} from '@conn-dict/contracts';
import type { InfractionOutcome } from '../model/infraction-state.js';
import { activities } from './infraction-activity-options.js';
import { tellEscalated } from './escalate.js';
import type { InfractionRun } from './infraction-run.js';

/**
 * Brings a decided infraction to its end: as it was decided, or as the directory says that it has ended already.
 */
export async function settleInfraction(run: InfractionRun): Promise<void> {
  const { outcome } = run.state;
  if (!outcome) throw new Error('the infraction has not been decided');
  const step = await takeStep(run, outcome);
  if (!endWith(run, step)) throw new Error(`the step left the infraction ${step.status}`);
}

/** Ends the run as a step says, and tells; false where the step has not ended the infraction. */
export function endWith(
  run: InfractionRun,
  { status, ended_at, was_escalated }: InfractionStepResult,
): boolean {
  if (!isInfractionEnd(status) || ended_at === undefined) return false;
  if (was_escalated) tellEscalated(run);
  run.apply({ type: 'ENDED', status, endedAt: ended_at });
  run.tell(EVENT_OF_END[status]);
  tellEnd(run);
  return true;
}

/** Tells whoever was told that it had begun. */
export function tellEnd({ notifications, state }: InfractionRun): void {
  notifications.tellReported('CLOSED');
  if (state.isEscalated) notifications.tellBacen('CLOSED');
}

const EVENT_OF_END = {
  RESOLVED: 'dict.infraction.resolved',
  DISMISSED: 'dict.infraction.dismissed',
  EXPIRED: 'dict.infraction.expired',
  CANCELLED: 'dict.infraction.cancelled',
} as const satisfies Record<InfractionEnd, InfractionEventType>;

function takeStep(
  { ref, requestIds }: InfractionRun,
  outcome: InfractionOutcome,
): Promise<InfractionStepResult> {
  const input = { ...ref, request_id: requestIds.end };
  switch (outcome.decision) {
    case 'RESOLVE':
      return activities.ResolveInfractionActivity({
        ...input,
        ...wordsOf(outcome),
        fraud_type: outcome.fraudType ?? 'OTHER',
      });
    case 'DISMISS':
      return activities.DismissInfractionActivity({ ...input, ...wordsOf(outcome) });
    case 'EXPIRE':
      return activities.ExpireInfractionActivity(input);
    case 'CANCEL':
      return activities.CancelInfractionActivity(input);
    default:
      return assertNever(outcome);
  }
}

function wordsOf({ notes, decidedBy }: InfractionOutcome & { decision: 'RESOLVE' | 'DISMISS' }): {
  readonly notes?: string;
  readonly decided_by?: string;
} {
  return {
    ...(notes === undefined ? {} : { notes }),
    ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
  };
}
