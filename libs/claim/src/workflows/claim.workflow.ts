import {
  parseClaimWorkflowInput,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
} from '@conn-dict/contracts';
import { orInvalidInput } from '@conn-dict/workflow-kit';
import { CancellationScope } from '@temporalio/workflow';
import { hasEnded } from '../model/claim-state.js';
import { setClaimHandlers } from './claim-handlers.js';
import { decided } from './claim-expiry.js';
import { createClaimRun, type ClaimRun } from './claim-run.js';
import { endEarly } from './end-early.js';
import { openClaim } from './open-claim.js';
import { settleClaim } from './settle-claim.js';

/**
 * Moves a key to another participant: opens the claim, waits up to 30 days for `confirm` or `cancel`, and brings
 * it to its end. The states are in `model/claim-state.ts`.
 *
 * A second run for a claim that is over returns its end and does nothing. Cancelling the run cancels the claim.
 *
 * @throws ApplicationFailure typed as in docs/errors.md, after the failure is on the claim's row and published
 */
export async function ClaimWorkflow(input: ClaimWorkflowInput): Promise<ClaimWorkflowResult> {
  const claim = orInvalidInput(() => parseClaimWorkflowInput(input));
  const run = createClaimRun(input, claim);
  setClaimHandlers(run);
  try {
    await openClaim(run);
    if (!hasEnded(run.state)) {
      await decided(run);
      await CancellationScope.nonCancellable(() => settleClaim(run));
    }
  } catch (error) {
    await CancellationScope.nonCancellable(() => endEarly(run, error));
  }
  await run.eventsOut();
  return toResult(run);
}

function toResult({ claim, state }: ClaimRun): ClaimWorkflowResult {
  if (!hasEnded(state)) throw new Error(`a claim that is ${state.status} has no result`);
  return {
    claim_id: claim.claimId,
    entry_id: claim.entryId,
    status: state.status,
    ...(state.endReason === undefined ? {} : { reason: state.endReason }),
    ended_at: state.endedAt,
  };
}
