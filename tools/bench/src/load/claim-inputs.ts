import type { ClaimWorkflowInput } from '@conn-dict/contracts';

const CLAIMER_ISPB = '12345678';
export const DONOR_ISPB = '87654321';

/** Makes a portability for each entry; the person and the account are the Bridge's to know, as in production. */
export function toClaimInputs(
  batch: string,
  entryIds: readonly string[],
): readonly ClaimWorkflowInput[] {
  return entryIds.map((entry_id, index) => ({
    claim_id: `BENCH-${batch}-${index}`,
    entry_id,
    claim_type: 'PORTABILITY',
    claimer_ispb: CLAIMER_ISPB,
    donor_ispb: DONOR_ISPB,
  }));
}
