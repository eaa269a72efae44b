import {
  assertNever,
  isClaimEnd,
  type ClaimEnd,
  type ClaimEventType,
  type ClaimStepResult,
} from '@conn-dict/contracts';
import { failureTypeOf, whenPeriodEnds } from '@conn-dict/workflow-kit';
import type { ClaimOutcome } from '../model/claim-state.js';
import { settlementOf, type Settlement } from '../model/settlement.js';
import { activities } from './claim-activity-options.js';
import { refOf, type ClaimRun } from './claim-run.js';
import { end, followMove } from './follow-move.js';

/** How often the directory may have moved on between our question and our call. */
const ROUNDS_MAX = 3;

/**
 * Brings a decided claim to its end.
 *
 * A confirmation asks the directory only once it is refused: completing is idempotent there, so the common path does
 * without a question whose answer the completion itself gives (ADR 0003).
 */
export async function settleClaim(run: ClaimRun): Promise<void> {
  const { outcome } = run.state;
  if (!outcome) throw new Error('the claim has not been decided');
  for (let round = 1; ; round++) {
    const asks = round > 1 || outcome.kind !== 'CONFIRM';
    const settlement = asks ? await askSettlement(run, outcome) : 'COMPLETE';
    try {
      await settleAs(settlement, run, outcome);
      return;
    } catch (error) {
      if (failureTypeOf(error) !== 'ClaimOperationInvalid' || round === ROUNDS_MAX) throw error;
    }
  }
}

async function askSettlement(run: ClaimRun, outcome: ClaimOutcome): Promise<Settlement> {
  const directory = await activities.GetClaimStatusActivity(refOf(run));
  return settlementOf(outcome, directory.status, run.claim.claimType);
}

async function settleAs(
  settlement: Settlement,
  run: ClaimRun,
  outcome: ClaimOutcome,
): Promise<void> {
  if (settlement === 'COMPLETE') run.apply({ type: 'CONFIRMED' });
  const step = await whenPeriodEnds(() => takeStep(settlement, run, outcome));
  await finish(run, END_OF[settlement], step);
}

const END_OF = {
  COMPLETE: 'COMPLETED',
  CANCEL: 'CANCELLED',
  EXPIRE: 'EXPIRED',
} as const satisfies Record<Settlement, ClaimEnd>;

function takeStep(
  settlement: Settlement,
  run: ClaimRun,
  outcome: ClaimOutcome,
): Promise<ClaimStepResult> {
  switch (settlement) {
    case 'COMPLETE':
      return complete(run, outcome);
    case 'CANCEL':
      return cancelClaim(run, outcome);
    case 'EXPIRE':
      return expireClaim(run);
    default:
      return assertNever(settlement);
  }
}

/**
 * Ends the claim as its row has ended, else as was wanted: a workflow task that is done again, its local steps with
 * it, may have decided otherwise the first time.
 */
async function finish(run: ClaimRun, wanted: ClaimEnd, step: ClaimStepResult): Promise<void> {
  const status = isClaimEnd(step.status) ? step.status : wanted;
  if (status === 'COMPLETED') {
    await followMove(run, step);
    return;
  }
  end(run, status, step);
  run.tell(EVENT_OF_END[status]);
}

const EVENT_OF_END = {
  CANCELLED: 'dict.claim.cancelled',
  EXPIRED: 'dict.claim.expired',
} as const satisfies Record<Exclude<ClaimEnd, 'COMPLETED'>, ClaimEventType>;

function complete(run: ClaimRun, { reason, decidedBy }: ClaimOutcome): Promise<ClaimStepResult> {
  return activities.CompleteClaimActivity({
    ...refOf(run),
    reason,
    ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
    confirm_request_id: run.requestIds.confirm,
    complete_request_id: run.requestIds.complete,
  });
}

function cancelClaim(run: ClaimRun, { reason, decidedBy }: ClaimOutcome): Promise<ClaimStepResult> {
  return activities.CancelClaimActivity({
    ...refOf(run),
    reason,
    ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
    request_id: run.requestIds.cancel,
  });
}

function expireClaim(run: ClaimRun): Promise<ClaimStepResult> {
  return activities.ExpireClaimActivity({ ...refOf(run), request_id: run.requestIds.cancel });
}
