import { RefusedError, type InfractionInput } from '@conn-dict/contracts';

/** What a report refers to, by its key; a missing member is not known. */
export interface RelatedKeys {
  readonly entryKey?: string;
  readonly claimKey?: string;
}

/**
 * Checks what the report refers to: it is known, and is about the same key.
 *
 * @throws RefusedError `NotFound`, `InfractionReportInvalid`
 */
export function assertEligible(infraction: InfractionInput, related: RelatedKeys): void {
  const { key, relatedEntryId, relatedClaimId } = infraction;
  if (relatedEntryId !== undefined) assertAbout(key, related.entryKey, 'related_entry_id');
  if (relatedClaimId !== undefined) assertAbout(key, related.claimKey, 'related_claim_id');
}

function assertAbout(
  key: string,
  found: string | undefined,
  field: 'related_entry_id' | 'related_claim_id',
): void {
  if (found === undefined) throw new RefusedError('NotFound', { field, rule: 'is not known' });
  if (found !== key)
    throw new RefusedError('InfractionReportInvalid', { field, rule: 'is about another key' });
}
