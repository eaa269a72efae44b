import { randomUUID } from 'node:crypto';
import type { ClaimWorkflowInput } from '@conn-dict/contracts';
import { attempted, failureType } from './attempts.js';
import type { HistoryStep } from './entry-histories.js';
import type { Round } from './history-world.js';

/** What the steps of one claim share. */
interface ClaimAtWork {
  readonly round: Round;
  readonly step: HistoryStep;
  readonly input: ClaimWorkflowInput;
  readonly directoryEntryId?: string | undefined;
}

/** Claims the entry from whoever holds it for the other participant; does as the workflow does. */
export async function performClaim(
  round: Round,
  step: HistoryStep,
  entryId: string,
): Promise<string | undefined> {
  const { activities, participants } = round;
  const { participant: donor } = await attempted(() =>
    activities.GetEntryStatusActivity({ entry_id: entryId, request_id: randomUUID() }),
  );
  const input: ClaimWorkflowInput = {
    claim_id: `C-${randomUUID()}`,
    entry_id: entryId,
    claim_type: step.kind === 'claim ownership' ? 'OWNERSHIP' : 'PORTABILITY',
    claimer_ispb: donor === participants[0] ? participants[1] : participants[0],
    donor_ispb: donor,
  };
  const request_id = randomUUID();
  try {
    const found = await attempted(
      () => activities.ValidateClaimEligibilityActivity(input),
      step.attempts[0],
    );
    const claim = { round, step, input, directoryEntryId: found.directory_entry_id };
    await settle(claim, await open(claim, request_id));
  } catch (error) {
    const { claim_id } = input;
    const failure = { claim_id, failure_type: failureType(error), run_token: request_id };
    await attempted(() => activities.RecordClaimFailureActivity(failure));
    throw error;
  }
  return undefined;
}

async function open(
  { round: { activities }, step, input, directoryEntryId }: ClaimAtWork,
  request_id: string,
): Promise<string> {
  const { claim_id, donor_ispb } = input;
  const opening = {
    ...input,
    request_id,
    workflow_id: `claim-${claim_id}`,
    ...(directoryEntryId ? { directory_entry_id: directoryEntryId } : {}),
  };
  const { directory_claim_id } = await attempted(
    () => activities.CreateClaimActivity(opening),
    step.attempts[1],
  );
  const notice = { claim_id, directory_claim_id, donor_ispb, request_id: randomUUID() };
  await attempted(() => activities.NotifyDonorActivity(notice), step.attempts[2]);
  return directory_claim_id;
}

async function settle(claim: ClaimAtWork, directory_claim_id: string): Promise<void> {
  const { round, step, input, directoryEntryId } = claim;
  const { activities } = round;
  const decision = {
    claim_id: input.claim_id,
    directory_claim_id,
    reason: 'USER_REQUESTED' as const,
  };
  if (step.kind === 'cancel claim') {
    const cancellation = { ...decision, request_id: randomUUID() };
    await attempted(() => activities.CancelClaimActivity(cancellation), step.attempts[3]);
    return;
  }
  const request_id = randomUUID();
  const completion = {
    ...decision,
    confirm_request_id: randomUUID(),
    complete_request_id: request_id,
  };
  await attempted(() => activities.CompleteClaimActivity(completion), step.attempts[3]);
  const { claim_id, entry_id, claimer_ispb } = input;
  const move = {
    entry_id,
    claim_id,
    claimer_ispb,
    request_id,
    ...(directoryEntryId ? { directory_entry_id: directoryEntryId } : {}),
  };
  await attempted(() => activities.UpdateEntryOwnershipActivity(move), step.attempts[4]);
}
