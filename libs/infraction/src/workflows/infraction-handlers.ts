import {
  ADD_EVIDENCE_UPDATE,
  DECIDE_UPDATE,
  EVIDENCE_ADDED_SIGNAL,
  INFRACTION_STATUS_QUERY,
  INVESTIGATION_COMPLETE_SIGNAL,
  parseEvidenceInput,
  parseInfractionDecisionInput,
  type EvidenceAnswer,
  type EvidenceInput,
  type InfractionDecision,
  type InfractionDecisionAnswer,
  type InfractionStatusAnswer,
} from '@conn-dict/contracts';
import { handleSignal, orInvalidInput } from '@conn-dict/workflow-kit';
import {
  condition,
  currentUpdateInfo,
  defineQuery,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import { deadlinesOf } from '../model/deadlines.js';
import { isOpen } from '../model/infraction-state.js';
import type { EvidenceReceipt } from './evidence-inbox.js';
import type { InfractionRun } from './infraction-run.js';

/** Sets every handler of the workflow; call it before the first await. */
export function setInfractionHandlers(run: InfractionRun): void {
  setHandler(defineQuery<InfractionStatusAnswer>(INFRACTION_STATUS_QUERY), () =>
    toStatusAnswer(run),
  );
  const ids = { infraction_id: run.ref.infraction_id };
  const standing = () => ({ status: run.state.status });
  handleSignal(EVIDENCE_ADDED_SIGNAL, {
    take: (input) => takeIn(run, input) !== undefined,
    ids,
    standing,
  });
  handleSignal(INVESTIGATION_COMPLETE_SIGNAL, {
    take: (input) => decide(run, parseInfractionDecisionInput(input)),
    ids,
    standing,
  });
  setHandler(
    defineUpdate<EvidenceAnswer, [unknown?]>(ADD_EVIDENCE_UPDATE),
    (input?: unknown) => addEvidence(run, input),
    { validator: (input?: unknown) => void orInvalidInput(() => parseEvidenceInput(input)) },
  );
  setHandler(
    defineUpdate<InfractionDecisionAnswer, [unknown?]>(DECIDE_UPDATE),
    (input?: unknown) => toDecisionAnswer(run, decide(run, parseInfractionDecisionInput(input))),
    {
      validator: (input?: unknown) =>
        void orInvalidInput(() => parseInfractionDecisionInput(input)),
    },
  );
}

/** Puts evidence into the inbox, unless it comes after the decision. @throws InvalidInputError */
function takeIn(
  run: InfractionRun,
  input: unknown,
  updateId?: string,
): EvidenceReceipt | undefined {
  parseEvidenceInput(input);
  if (run.state.outcome || !isOpen(run.state)) return undefined;
  return run.inbox.put(input as EvidenceInput, updateId);
}

async function addEvidence(run: InfractionRun, input: unknown): Promise<EvidenceAnswer> {
  const receipt = takeIn(run, input, currentUpdateInfo()?.id);
  if (receipt) await condition(() => receipt.outcome !== undefined);
  return {
    infraction_id: run.ref.infraction_id,
    outcome: receipt?.outcome ?? 'REFUSED',
    status: run.state.status,
    evidence_count: run.state.evidenceCount,
  };
}

function decide(run: InfractionRun, { decision, ...words }: InfractionDecision): boolean {
  return decision === 'ESCALATE'
    ? run.apply({ type: 'ESCALATION_WANTED', escalation: { by: 'DECISION', ...words } })
    : run.apply({ type: 'DECIDED', outcome: { decision, ...words } });
}

function toDecisionAnswer(run: InfractionRun, accepted: boolean): InfractionDecisionAnswer {
  return {
    infraction_id: run.ref.infraction_id,
    outcome: accepted ? 'ACCEPTED' : 'REFUSED',
    status: run.state.status,
    ...decisionOf(run),
  };
}

function decisionOf({ state }: InfractionRun): Pick<InfractionStatusAnswer, 'decision'> {
  const { outcome, escalation } = state;
  if (outcome?.decision === 'RESOLVE' || outcome?.decision === 'DISMISS')
    return { decision: outcome.decision };
  return escalation && !outcome ? { decision: 'ESCALATE' } : {};
}

function toStatusAnswer(run: InfractionRun): InfractionStatusAnswer {
  const { input, state, notifications } = run;
  const { escalatesAt, expiresAt } = deadlinesOf(run.openedAtMs);
  const pending = notifications.pending().map(({ requestKind: _, ...shown }) => shown);
  const waits = isOpen(state) && !state.outcome;
  return {
    infraction_id: input.infraction_id,
    type: input.type,
    reporter_ispb: input.reporter_ispb,
    reported_ispb: input.reported_ispb,
    status: state.status,
    ...decisionOf(run),
    evidence_count: state.evidenceCount,
    ...(pending.length > 0 ? { pending_notifications: pending } : {}),
    ...(waits && !state.escalation ? { escalates_at: escalatesAt.toISOString() } : {}),
    ...(waits ? { expires_at: expiresAt.toISOString() } : {}),
    ...(state.failureType ? { failure_type: state.failureType } : {}),
  };
}
