import {
  EVIDENCE_ADDED_SIGNAL,
  INVESTIGATE_INFRACTION_WORKFLOW,
  INVESTIGATION_COMPLETE_SIGNAL,
  infractionWorkflowId,
} from '@conn-dict/contracts';
import type { JourneyPlan } from '../plan/journey-plan.js';
import { CLAIMER, DONOR } from '../world/people.js';
import type { Subject } from './subject.js';
import type { Walk } from './walk.js';

type InfractionPlan = JourneyPlan & { kind: 'infraction' };

export function toInfractionSubject(
  plan: InfractionPlan,
  id: string,
  transactionId: string,
): Subject {
  const ends = [plan.decision === 'RESOLVE' ? 'RESOLVED' : 'DISMISSED'];
  return { plan, id, transactionId, runs: [{ workflowId: infractionWorkflowId(id), ends }] };
}

/** Names the evidence that a journey adds. */
export function evidenceUrls({ evidence }: Pick<InfractionPlan, 'evidence'>): readonly string[] {
  return Array.from({ length: evidence }, (_, n) => `https://evidence.example.com/${n}`);
}

/** Reports a transaction, adds evidence, has it escalated where that is planned, and decides. */
export async function walkInfraction(
  { reach, person, at }: Walk,
  plan: InfractionPlan,
  { id, transactionId }: Pick<Subject, 'id' | 'transactionId'>,
): Promise<void> {
  const workflowId = infractionWorkflowId(id);
  await at(plan.startMs);
  await reach.start(INVESTIGATE_INFRACTION_WORKFLOW, workflowId, {
    infraction_id: id,
    transaction_id: transactionId,
    key: person.phone,
    type: 'FRAUD',
    description: `Payment of ${person.name}, ${person.taxId}, for goods that never came`,
    reporter_ispb: CLAIMER,
    reported_ispb: DONOR,
    reason: 'REFUND_REQUEST',
    situation_type: 'SCAM',
  });
  const decide = (decision: string) =>
    reach.signal(workflowId, INVESTIGATION_COMPLETE_SIGNAL, {
      decision,
      notes: `as ${person.name} says`,
    });
  for (const evidence_url of evidenceUrls(plan))
    await reach.signal(workflowId, EVIDENCE_ADDED_SIGNAL, { evidence_url });
  if (plan.isEscalated) await decide('ESCALATE');
  await at(plan.decideMs);
  await decide(plan.decision);
}
