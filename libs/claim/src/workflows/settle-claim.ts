import { assertNever, type ClaimStepResult } from '@conn-dict/contracts';
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
  switch (settlement) {
    case 'COMPLETE':
      await completeClaim(run, outcome);
      break;
    case 'CANCEL':
      end(run, 'CANCELLED', await whenPeriodEnds(() => cancelClaim(run, outcome)));
      run.tell('dict.claim.cancelled');
      break;
    case 'EXPIRE':
      end(run, 'EXPIRED', await whenPeriodEnds(() => expireClaim(run)));
      run.tell('dict.claim.expired');
      break;
    default:
      assertNever(settlement);
  }
}

async function completeClaim(run: ClaimRun, { reason, decidedBy }: ClaimOutcome): Promise<void> {
  run.apply({ type: 'CONFIRMED' });
  const completed = await whenPeriodEnds(() =>
    activities.CompleteClaimActivity({
      ...refOf(run),
      reason,
      ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
      confirm_request_id: run.requestIds.confirm,
      complete_request_id: run.requestIds.complete,
    }),
  );
  await followMove(run, completed);
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
