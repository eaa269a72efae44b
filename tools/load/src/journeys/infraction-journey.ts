import type { Infractions } from '@conn-dict/client';
import type {
  EvidenceInput,
  InfractionDecisionInput,
  InvestigateInfractionWorkflowInput,
} from '@conn-dict/contracts';
import { assertEnd, sendLate, type Journey } from './journey.js';

const EVIDENCE: EvidenceInput = { evidence_url: 'https://evidence.example.com/load/1' };
const DECISION: InfractionDecisionInput = {
  decision: 'RESOLVE',
  notes: 'as it was reported',
  decided_by: 'load',
};

/** An investigation that gets one more piece of evidence, and is resolved. */
export function createInfractionJourney(
  infractions: Infractions,
  inputs: readonly InvestigateInfractionWorkflowInput[],
  { outOfOrder }: { readonly outOfOrder: boolean },
): Journey {
  return async (number, answer) => {
    const infraction = await infractions.start(inputs[number]!);
    await answer.due();
    const addEvidence = (): Promise<void> => infraction.signalEvidence(EVIDENCE);
    if (!outOfOrder) await addEvidence();
    await infraction.signalDecision(DECISION);
    if (outOfOrder) {
      await sendLate(addEvidence);
      await sendLate(() => infraction.signalDecision({ ...DECISION, decision: 'DISMISS' }));
    }
    const { status } = await infraction.result();
    assertEnd(status, 'RESOLVED');
  };
}
