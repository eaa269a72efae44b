import {
  CANCEL_CLAIM_UPDATE,
  CANCEL_SIGNAL,
  CLAIM_STATUS_QUERY,
  CONFIRM_CLAIM_UPDATE,
  CONFIRM_SIGNAL,
  InvalidInputError,
  parseCancelInput,
  parseConfirmInput,
  type ClaimDecision,
  type ClaimDecisionAnswer,
  type ClaimStatusAnswer,
} from '@conn-dict/contracts';
import { handleSignal, orInvalidInput } from '@conn-dict/workflow-kit';
import { defineQuery, defineUpdate, setHandler, workflowInfo } from '@temporalio/workflow';
import { decisionFault } from '../model/decision-rule.js';
import { expiryOf } from './claim-expiry.js';
import type { ClaimRun } from './claim-run.js';

type ParseDecision = (input: unknown) => ClaimDecision;

/** Sets every handler of the workflow; call it before the first await. */
export function setClaimHandlers(run: ClaimRun): void {
  setHandler(defineQuery<ClaimStatusAnswer>(CLAIM_STATUS_QUERY), () => toStatusAnswer(run));
  const confirm = inClaim(run, parseConfirmInput);
  const cancel = inClaim(run, parseCancelInput);
  const ids = { claim_id: run.claim.claimId };
  const standing = () => ({ status: run.state.status });
  handleSignal(CONFIRM_SIGNAL, { take: (input) => decide(run, confirm(input)), ids, standing });
  handleSignal(CANCEL_SIGNAL, { take: (input) => decide(run, cancel(input)), ids, standing });
  handleUpdate(run, CONFIRM_CLAIM_UPDATE, confirm);
  handleUpdate(run, CANCEL_CLAIM_UPDATE, cancel);
}

/** Adds what the claim's own type forbids to what `parse` refuses. */
function inClaim({ claim }: ClaimRun, parse: ParseDecision): ParseDecision {
  return (input) => {
    const decision = parse(input);
    const rule = decisionFault(claim.claimType, decision);
    if (rule !== undefined) throw new InvalidInputError([{ field: 'reason', rule }]);
    return decision;
  };
}

function handleUpdate(run: ClaimRun, name: string, parse: ParseDecision): void {
  setHandler(
    defineUpdate<ClaimDecisionAnswer, [unknown?]>(name),
    (input?: unknown) => toAnswer(run, decide(run, parse(input))),
    { validator: (input?: unknown) => void orInvalidInput(() => parse(input)) },
  );
}

function decide(run: ClaimRun, outcome: ClaimDecision): boolean {
  return run.apply({ type: 'DECIDED', outcome });
}

function toAnswer(run: ClaimRun, accepted: boolean): ClaimDecisionAnswer {
  const { status, outcome } = run.state;
  return {
    claim_id: run.claim.claimId,
    outcome: accepted ? 'ACCEPTED' : 'REFUSED',
    status,
    ...(outcome ? { decision: outcome.kind } : {}),
  };
}

function toStatusAnswer({ input, state }: ClaimRun): ClaimStatusAnswer {
  return {
    claim_id: input.claim_id,
    entry_id: input.entry_id,
    claim_type: input.claim_type,
    claimer_ispb: input.claimer_ispb,
    donor_ispb: input.donor_ispb,
    status: state.status,
    expires_at: expiryOf(workflowInfo().startTime).toISOString(),
    ...(state.outcome ? { decision: state.outcome.kind, reason: state.outcome.reason } : {}),
    ...(state.failureType ? { failure_type: state.failureType } : {}),
  };
}
