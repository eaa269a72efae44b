import {
  ADD_EVIDENCE_UPDATE,
  DECIDE_UPDATE,
  EVIDENCE_ADDED_SIGNAL,
  INFRACTION_STATUS_QUERY,
  INVESTIGATE_INFRACTION_WORKFLOW,
  INVESTIGATION_COMPLETE_SIGNAL,
  infractionInputShape,
  infractionWorkflowId,
  parseEvidenceInput,
  parseInfractionDecisionInput,
  parseInvestigateInfractionWorkflowInput,
  type EvidenceAnswer,
  type EvidenceInput,
  type InfractionDecisionAnswer,
  type InfractionDecisionInput,
  type InfractionStatusAnswer,
  type InvestigateInfractionWorkflowInput,
  type InvestigateInfractionWorkflowResult,
} from '@conn-dict/contracts';
import { createProcess, type Process } from './process.js';
import type { Run } from './run.js';
import type { RunDeps } from './start-run.js';

/** An investigation at work, or over. */
export interface InfractionRun extends Run<
  InfractionStatusAnswer,
  InvestigateInfractionWorkflowResult
> {
  /** Adds evidence and answers how much there is. @throws ConnDictError `InvalidInput`, `RunEnded` */
  addEvidence(input: EvidenceInput): Promise<EvidenceAnswer>;
  /** Decides and answers whether that counts. @throws ConnDictError `InvalidInput`, `RunEnded` */
  decide(input: InfractionDecisionInput): Promise<InfractionDecisionAnswer>;
  /** Adds evidence without an answer. @throws ConnDictError `InvalidInput`, `RunEnded` */
  signalEvidence(input: EvidenceInput): Promise<void>;
  /** Decides without an answer. @throws ConnDictError `InvalidInput`, `RunEnded` */
  signalDecision(input: InfractionDecisionInput): Promise<void>;
}

/** Investigations of infraction reports, by `infraction_id`. */
export type Infractions = Process<
  InvestigateInfractionWorkflowInput,
  InfractionRun,
  InvestigateInfractionWorkflowResult
>;

export function createInfractions(deps: RunDeps): Infractions {
  return createProcess<
    InvestigateInfractionWorkflowInput,
    InfractionStatusAnswer,
    InvestigateInfractionWorkflowResult,
    InfractionRun
  >(deps, {
    workflowType: INVESTIGATE_INFRACTION_WORKFLOW,
    parse: parseInvestigateInfractionWorkflowInput,
    shape: infractionInputShape,
    idField: 'infraction_id',
    toWorkflowId: infractionWorkflowId,
    statusQuery: INFRACTION_STATUS_QUERY,
    toStarted: ({ signal, update, ...run }) => ({
      ...run,
      addEvidence: (input) => update(ADD_EVIDENCE_UPDATE, parseEvidenceInput, input),
      decide: (input) => update(DECIDE_UPDATE, parseInfractionDecisionInput, input),
      signalEvidence: (input) => signal(EVIDENCE_ADDED_SIGNAL, parseEvidenceInput, input),
      signalDecision: (input) =>
        signal(INVESTIGATION_COMPLETE_SIGNAL, parseInfractionDecisionInput, input),
    }),
  });
}
