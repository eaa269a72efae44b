import {
  CLAIM_WAIT_DAYS_MAX,
  CONFIRM_SIGNAL,
  type ClaimEventType,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
} from '@conn-dict/contracts';
import { createEventChain, type EventChain } from '@conn-dict/workflow-kit';
import {
  condition,
  defineSignal,
  setHandler,
  sleep,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import type { NoopSteps } from './noop-steps.js';

const DAY_MS = 86_400_000;
const REASON = 'USER_REQUESTED';

/**
 * Walks the confirmed path of ClaimWorkflow: the same steps in the same order, events published beside the main line,
 * the timer, the wait for the signal. Whatever a claim decides on the way is left out.
 */
export async function runNoopClaim(
  input: ClaimWorkflowInput,
  steps: NoopSteps,
): Promise<ClaimWorkflowResult> {
  const runToken = uuid4();
  const events = createEventChain(steps.PublishClaimEventActivity);
  const confirmed = whenConfirmed();
  const claim = await open(input, steps, runToken);
  tell(events, input, 'dict.claim.created', runToken);
  void sleep(CLAIM_WAIT_DAYS_MAX * DAY_MS);
  await confirmed();
  const endedAt = await complete(claim, input, steps);
  tell(events, input, 'dict.claim.completed', runToken);
  await steps.SendClaimConfirmationActivity({
    ...claim,
    claimer_ispb: input.claimer_ispb,
    donor_ispb: input.donor_ispb,
    claimer_request_id: uuid4(),
    donor_request_id: uuid4(),
  });
  await events.drained();
  const { claim_id, entry_id } = input;
  return { claim_id, entry_id, status: 'COMPLETED', reason: REASON, ended_at: endedAt };
}

interface OpenedClaim {
  readonly claim_id: string;
  readonly directory_claim_id: string;
}

/** Listens from now on; the answer waits. */
function whenConfirmed(): () => Promise<void> {
  let isConfirmed = false;
  setHandler(defineSignal<[unknown?]>(CONFIRM_SIGNAL), () => void (isConfirmed = true));
  return () => condition(() => isConfirmed);
}

async function open(
  input: ClaimWorkflowInput,
  steps: NoopSteps,
  runToken: string,
): Promise<OpenedClaim> {
  await steps.ValidateClaimEligibilityActivity(input);
  const { directory_claim_id } = await steps.CreateClaimActivity({
    ...input,
    request_id: runToken,
    workflow_id: workflowInfo().workflowId,
  });
  const claim = { claim_id: input.claim_id, directory_claim_id };
  await steps.NotifyDonorActivity({
    ...claim,
    donor_ispb: input.donor_ispb,
    request_id: uuid4(),
  });
  return claim;
}

async function complete(
  claim: OpenedClaim,
  { entry_id, claimer_ispb }: ClaimWorkflowInput,
  steps: NoopSteps,
): Promise<string> {
  const request_id = uuid4();
  const { ended_at } = await steps.CompleteClaimActivity({
    ...claim,
    reason: REASON,
    confirm_request_id: uuid4(),
    complete_request_id: request_id,
  });
  const { claim_id } = claim;
  await steps.UpdateEntryOwnershipActivity({ entry_id, claim_id, claimer_ispb, request_id });
  return ended_at ?? new Date(Date.now()).toISOString();
}

function tell(
  events: EventChain<Parameters<NoopSteps['PublishClaimEventActivity']>[0]>,
  { claim_id, entry_id, claim_type, claimer_ispb, donor_ispb }: ClaimWorkflowInput,
  type: ClaimEventType,
  runToken: string,
): void {
  events.add({
    event_id: `${workflowInfo().workflowId}/${runToken}/${type}`,
    event_type: type,
    time: new Date(Date.now()).toISOString(),
    claim_id,
    entry_id,
    claim_type,
    claimer_ispb,
    donor_ispb,
    ...(type === 'dict.claim.completed' ? { reason: REASON } : {}),
  });
}
