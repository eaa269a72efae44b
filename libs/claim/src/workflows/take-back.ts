import type { ClaimStepResult } from '@conn-dict/contracts';
import { failureTypeOf, persist } from '@conn-dict/workflow-kit';
import { log } from '@temporalio/workflow';
import { takeBackReason } from '../model/take-back-reason.js';
import { CLAIM_LIFE_MS, activities } from './claim-activity-options.js';
import { refOf, type ClaimRun } from './claim-run.js';

/**
 * Takes the claim of a broken run back at the directory: from where this run knows that it stands, and where that is
 * refused, from where the directory says.
 *
 * @throws what the directory refuses with
 */
export async function takeBack(run: ClaimRun): Promise<ClaimStepResult> {
  try {
    return await activities.CancelClaimActivity({
      ...refOf(run),
      reason: takeBackReason(run.state.status),
      request_id: run.requestIds.cancel,
    });
  } catch {
    return await takeBackAnyhow(run);
  }
}

/**
 * Goes on taking back, for an open claim holds its key and nobody else works on it.
 *
 * @throws what the last try was refused with, after 45 days: then an operator has to
 */
export async function insistOnTakingBack(
  run: ClaimRun,
  refusal: unknown,
): Promise<ClaimStepResult> {
  const onRefusal = (error: unknown): void => {
    const failure_type = failureTypeOf(error) ?? 'StepTimedOut';
    log.error('claim could not be taken back', { claim_id: run.claim.claimId, failure_type });
    run.note(`it has failed and could not be taken back yet: ${failure_type}`);
  };
  return await persist(() => takeBackAnyhow(run), { refusal, forMs: CLAIM_LIFE_MS, onRefusal });
}

function takeBackAnyhow(run: ClaimRun): Promise<ClaimStepResult> {
  return activities.TakeBackClaimActivity({
    ...refOf(run),
    request_id: run.requestIds.cancel,
    run_token: run.requestIds.create,
  });
}
