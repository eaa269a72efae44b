import {
  CANCEL_CLAIM_UPDATE,
  CANCEL_SIGNAL,
  CLAIM_STATUS_QUERY,
  CONFIRM_CLAIM_UPDATE,
  CONFIRM_SIGNAL,
  type CancelClaimInput,
  type ClaimDecisionAnswer,
  type ClaimStatusAnswer,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
  type ConfirmClaimInput,
} from '@conn-dict/contracts';
import {
  ApplicationFailure,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';

/** What `requested_by` makes the stand-in do instead of waiting; `FAIL TYPE` fails with that type. */
const FAIL = 'FAIL ';

type Decision = NonNullable<ClaimStatusAnswer['decision']>;
type DecisionInput = ConfirmClaimInput & CancelClaimInput;

/** Stands in for the real workflow: the same messages, no rules. */
export async function ClaimWorkflow(input: ClaimWorkflowInput): Promise<ClaimWorkflowResult> {
  let decision: Decision | undefined;
  let reason: string | undefined;
  const status = () => (decision === undefined ? 'WAITING_RESOLUTION' : 'CONFIRMED');
  const decide = (next: Decision) => (given?: DecisionInput) => {
    decision ??= next;
    reason ??= given?.reason ?? 'USER_REQUESTED';
  };
  const answer = (next: Decision) => (given?: DecisionInput) => {
    const outcome = decision === undefined ? 'ACCEPTED' : 'REFUSED';
    decide(next)(given);
    return { claim_id: input.claim_id, outcome, status: status(), decision } as ClaimDecisionAnswer;
  };
  setHandler(defineSignal<[DecisionInput?]>(CONFIRM_SIGNAL), decide('CONFIRM'));
  setHandler(defineSignal<[DecisionInput?]>(CANCEL_SIGNAL), decide('CANCEL'));
  setHandler(
    defineUpdate<ClaimDecisionAnswer, [DecisionInput?]>(CONFIRM_CLAIM_UPDATE),
    answer('CONFIRM'),
    { validator: refuseReconciliation },
  );
  setHandler(
    defineUpdate<ClaimDecisionAnswer, [DecisionInput?]>(CANCEL_CLAIM_UPDATE),
    answer('CANCEL'),
  );
  setHandler(defineQuery<ClaimStatusAnswer>(CLAIM_STATUS_QUERY), () => {
    const { requested_by: _, claimer: __, claimer_account: ___, ...claim } = input;
    return { ...claim, status: status(), ...(decision && { decision }) };
  });
  failIfAsked(input);
  await condition(() => decision !== undefined);
  return {
    claim_id: input.claim_id,
    entry_id: input.entry_id,
    status: decision === 'CONFIRM' ? 'COMPLETED' : 'CANCELLED',
    ...(reason && { reason }),
    ended_at: new Date(Date.now()).toISOString(),
  };
}

/** As the real one refuses a reason that the claim's own type forbids. */
function refuseReconciliation(given?: DecisionInput): void {
  if (given?.reason === 'RECONCILIATION') throw refusal('InvalidInput', 'reason');
}

function failIfAsked({ requested_by, claimer }: ClaimWorkflowInput): void {
  if (!requested_by?.startsWith(FAIL)) return;
  const type = requested_by.slice(FAIL.length);
  if (type === 'Bug') throw ApplicationFailure.nonRetryable(`cannot read ${claimer?.name ?? ''}`);
  throw refusal(type, 'entry_id');
}

function refusal(type: string, field: string): ApplicationFailure {
  const faults = [{ field, rule: 'not in this test' }];
  return ApplicationFailure.create({
    type,
    message: `${field}: not in this test`,
    nonRetryable: true,
    details: [{ faults }],
  });
}
