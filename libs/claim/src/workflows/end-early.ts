import { applicationFailureOf, failureTypeOf } from '@conn-dict/workflow-kit';
import { ApplicationFailure, isCancellation, log } from '@temporalio/workflow';
import { isOpen, type ClaimOutcome } from '../model/claim-state.js';
import { activities } from './claim-activity-options.js';
import { refOf, type ClaimRun } from './claim-run.js';
import { settleClaim } from './settle-claim.js';

const WITHDRAWN: ClaimOutcome = { kind: 'CANCEL', reason: 'USER_REQUESTED' };

/**
 * Ends a run that was cancelled or broke, so that no claim stays in between. Call it in a non-cancellable scope.
 *
 * Returns only where the claim was completed after all; else it rejects with what ends the run.
 */
export async function endEarly(run: ClaimRun, error: unknown): Promise<void> {
  if (!isCancellation(error)) return await failClaim(run, error);
  try {
    await withdrawClaim(run);
  } catch (failure) {
    return await failClaim(run, failure);
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

/** Records why the run broke, on the claim's row and in an event, and fails the run with it. */
async function failClaim(run: ClaimRun, error: unknown): Promise<never> {
  const failureType = failureTypeOf(error) ?? 'StepTimedOut';
  if (wasOpened(run) && isOpen(run.state)) await undoClaim(run);
  const { recorded } = await activities.RecordClaimFailureActivity({
    claim_id: run.claim.claimId,
    failure_type: failureType,
    run_token: run.requestIds.create,
  });
  run.apply({ type: 'FAILED', failureType });
  if (recorded) run.tell('dict.claim.failed');
  await run.eventsOut();
  const cause = applicationFailureOf(error);
  throw ApplicationFailure.create({
    type: failureType,
    message: cause?.message ?? 'a step did not end within its total bound',
    nonRetryable: true,
    ...(cause?.details ? { details: cause.details } : {}),
  });
}

function wasOpened({ state }: ClaimRun): boolean {
  return state.directoryClaimId !== undefined;
}

/** Takes the claim back at the directory. Refused there too, it stays for an operator: the row and event say so. */
async function undoClaim(run: ClaimRun): Promise<void> {
  try {
    await activities.CancelClaimActivity({
      ...refOf(run),
      reason: run.state.status === 'CONFIRMED' ? 'RECONCILIATION' : 'USER_REQUESTED',
      request_id: run.requestIds.cancel,
    });
  } catch (error) {
    const failure_type = failureTypeOf(error) ?? 'StepTimedOut';
    log.error('claim could not be taken back', { claim_id: run.claim.claimId, failure_type });
  }
}
