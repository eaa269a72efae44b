import { RefusedError, type ClaimInput } from '@conn-dict/contracts';
import type { ClaimRow } from '../ports.js';

/** Makes sure that a claim id is not used for two claims. @throws RefusedError `IdAlreadyUsed` */
export function assertSameClaim(claim: ClaimInput, row: ClaimRow): void {
  const fields = ['entryId', 'claimType', 'claimerIspb', 'donorIspb'] as const;
  if (fields.every((field) => claim[field] === row[field])) return;
  throw new RefusedError('IdAlreadyUsed', {
    field: 'claim_id',
    rule: 'names a claim with other content',
  });
}
