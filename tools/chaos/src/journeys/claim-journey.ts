import {
  CANCEL_SIGNAL,
  CLAIM_WORKFLOW,
  CONFIRM_SIGNAL,
  claimWorkflowId,
} from '@conn-dict/contracts';
import type { JourneyPlan } from '../plan/journey-plan.js';
import { CLAIMER, DONOR } from '../world/people.js';
import type { ExpectedRun, Subject } from './subject.js';
import type { Walk } from './walk.js';

type ClaimPlan = JourneyPlan & { kind: 'claim' };

/** Ends of a claim's run; a withdrawal may come before there is anything to withdraw. */
const ENDS: Readonly<Record<ClaimPlan['decision'], ExpectedRun['ends']>> = {
  confirm: ['COMPLETED'],
  cancel: ['CANCELLED'],
  withdraw: ['cancelled'],
};

export function toClaimSubject(plan: ClaimPlan, id: string, entryId: string): Subject {
  return {
    plan,
    id,
    entryId,
    runs: [{ workflowId: claimWorkflowId(id), ends: ENDS[plan.decision] }],
  };
}

/** Starts a claim with all that may be said of the person, and decides it. */
export async function walkClaim(
  { reach, person, at }: Walk,
  { decision, startMs, decideMs }: ClaimPlan,
  { id, entryId }: Pick<Subject, 'id' | 'entryId'>,
): Promise<void> {
  const workflowId = claimWorkflowId(id);
  await at(startMs);
  await reach.start(CLAIM_WORKFLOW, workflowId, {
    claim_id: id,
    entry_id: entryId,
    claim_type: 'PORTABILITY',
    claimer_ispb: CLAIMER,
    donor_ispb: DONOR,
    claimer: { type: 'NATURAL_PERSON', tax_id: person.taxId, name: person.name },
    claimer_account: {
      participant: CLAIMER,
      branch: '0001',
      account_number: person.accountNumber,
      account_type: 'CACC',
    },
    requested_by: person.name,
  });
  await at(decideMs);
  if (decision === 'withdraw') await reach.cancel(workflowId);
  else await reach.signal(workflowId, decision === 'confirm' ? CONFIRM_SIGNAL : CANCEL_SIGNAL);
}
