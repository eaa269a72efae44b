import {
  ADD_EVIDENCE_UPDATE,
  DECIDE_UPDATE,
  EVIDENCE_ADDED_SIGNAL,
  INFRACTION_STATUS_QUERY,
  INVESTIGATION_COMPLETE_SIGNAL,
  type EvidenceAnswer,
  type EvidenceInput,
  type InfractionDecisionAnswer,
  type InfractionDecisionInput,
  type InfractionStatusAnswer,
  type InvestigateInfractionWorkflowInput,
  type InvestigateInfractionWorkflowResult,
} from '@conn-dict/contracts';
import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';

/** Evidence that the stand-in takes before it continues as new, as the real one will with more. */
const EVIDENCE_IN_RUN_MAX = 2;

/** Stands in for the real workflow: the same messages, evidence kept over continued runs. */
export async function InvestigateInfractionWorkflow(
  input: InvestigateInfractionWorkflowInput,
  earlier: readonly string[] = [],
): Promise<InvestigateInfractionWorkflowResult> {
  const { infraction_id, type, reporter_ispb, reported_ispb } = input;
  const evidence = new Set(earlier);
  let decision: InfractionDecisionInput['decision'] | undefined;
  const status = () => (decision === undefined ? 'UNDER_INVESTIGATION' : 'RESOLVED');
  const add = ({ evidence_url }: EvidenceInput): EvidenceAnswer => {
    const outcome = evidence.has(evidence_url) ? 'DUPLICATE' : 'ACCEPTED';
    evidence.add(evidence_url);
    return { infraction_id, outcome, status: status(), evidence_count: evidence.size };
  };
  const decide = (given: InfractionDecisionInput): InfractionDecisionAnswer => {
    const outcome = decision === undefined ? 'ACCEPTED' : 'REFUSED';
    decision ??= given.decision;
    return { infraction_id, outcome, status: status(), decision };
  };
  setHandler(defineSignal<[EvidenceInput]>(EVIDENCE_ADDED_SIGNAL), (given) => void add(given));
  setHandler(
    defineSignal<[InfractionDecisionInput]>(INVESTIGATION_COMPLETE_SIGNAL),
    (given) => void decide(given),
  );
  setHandler(defineUpdate<EvidenceAnswer, [EvidenceInput]>(ADD_EVIDENCE_UPDATE), add);
  setHandler(
    defineUpdate<InfractionDecisionAnswer, [InfractionDecisionInput]>(DECIDE_UPDATE),
    decide,
  );
  setHandler(defineQuery<InfractionStatusAnswer>(INFRACTION_STATUS_QUERY), () => ({
    infraction_id,
    type,
    reporter_ispb,
    reported_ispb,
    status: status(),
    evidence_count: evidence.size,
  }));
  const full = () => evidence.size >= earlier.length + EVIDENCE_IN_RUN_MAX;
  await condition(() => decision !== undefined || full());
  if (decision === undefined)
    return await continueAsNew<typeof InvestigateInfractionWorkflow>(input, [...evidence]);
  return {
    infraction_id,
    status: decision === 'DISMISS' ? 'DISMISSED' : 'RESOLVED',
    decision,
    evidence_count: evidence.size,
    ended_at: new Date(Date.now()).toISOString(),
  };
}
