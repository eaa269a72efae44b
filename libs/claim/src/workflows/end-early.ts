import type { ClaimStepResult, FailureType } from '@conn-dict/contracts';
import { failureTypeOf, runFailureOf } from '@conn-dict/workflow-kit';
import { isCancellation } from '@temporalio/workflow';
import { isOpen, type ClaimOutcome } from '../model/claim-state.js';
import { activities } from './claim-activity-options.js';
import type { ClaimRun } from './claim-run.js';
import { followMove } from './follow-move.js';
import { settleClaim } from './settle-claim.js';
import { insistOnTakingBack, takeBack } from './take-back.js';

const WITHDRAWN: ClaimOutcome = { kind: 'CANCEL', reason: 'USER_REQUESTED' };

/**
 * Ends a run that was cancelled or broke, so that no claim stays in between. Call it in a non-cancellable scope.
 *
 * Returns only where the claim was completed after all; else it rejects with what ends the run.
 */
export async function endEarly(run: ClaimRun, error: unknown): Promise<void> {
  if (!isCancellation(error)) {
    await failClaim(run, error);
    return;
  }
  try {
    await withdrawClaim(run);
  } catch (failure) {
    await failClaim(run, failure);
    return;
  }
  if (run.state.status === 'COMPLETED') return;
  await run.eventsOut();
  throw error;
}

/** Cancels the claim of a cancelled workflow; one that the directory has completed meanwhile is completed here. */
async function withdrawClaim(run: ClaimRun): Promise<void> {
  if (!wasOpened(run)) return;
  run.apply({ type: 'DECIDED', outcome: WITHDRAWN });
  await settleClaim(run);
}

/**
 * Takes the claim back, records why the run broke, on its row and in an event, and fails the run with it. Where the
 * directory refuses to give the claim back, the failure is recorded first, and the run goes on until it does.
 */
async function failClaim(run: ClaimRun, error: unknown): Promise<void> {
  const failureType = failureTypeOf(error) ?? 'StepTimedOut';
  run.apply({ type: 'BROKE', failureType });
  const end = await undoClaim(run, failureType);
  if (end?.status === 'COMPLETED') {
    await completeAfterAll(run, end);
    return;
  }
  run.apply({ type: 'FAILED' });
  await run.eventsOut();
  throw runFailureOf(error, failureType);
}

/** Answers how the claim ended at the directory; nothing where it is not open there, or would not be taken back. */
async function undoClaim(
  run: ClaimRun,
  failureType: FailureType,
): Promise<ClaimStepResult | undefined> {
  if (!wasOpened(run) || !isOpen(run.state)) {
    await recordFailure(run, failureType);
    return;
  }
  let end: ClaimStepResult;
  try {
    end = await takeBack(run);
  } catch (refusal) {
    await recordFailure(run, failureType);
    return await insistOnTakingBack(run, refusal).catch(() => undefined);
  }
  if (end.status !== 'COMPLETED') await recordFailure(run, failureType);
  return end;
}

/** Tells of a failed claim, if it has a row; a completed one stays so, whatever its run ends with. */
async function recordFailure(run: ClaimRun, failureType: FailureType): Promise<undefined> {
  const { recorded } = await activities.RecordClaimFailureActivity({
    claim_id: run.claim.claimId,
    failure_type: failureType,
    run_token: run.requestIds.create,
  });
  if (recorded && isOpen(run.state)) run.tell('dict.claim.failed');
}

/** The directory has completed what broke here, such as by a call whose answer was lost. */
async function completeAfterAll(run: ClaimRun, completed: ClaimStepResult): Promise<void> {
  try {
    await followMove(run, completed);
  } catch (refusal) {
    await failClaim(run, refusal);
  }
}

function wasOpened({ state }: ClaimRun): boolean {
  return state.directoryClaimId !== undefined;
}
