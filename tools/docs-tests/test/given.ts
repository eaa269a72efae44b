import type { ClaimWorkflowInput } from '@conn-dict/contracts';

/** What the examples of the docs take as given: a claim of an entry that no page asks for. */
export const claim: ClaimWorkflowInput = {
  claim_id: 'TEST-002',
  entry_id: 'ENTRY-006',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
};
