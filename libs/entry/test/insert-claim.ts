import { randomUUID } from 'node:crypto';
import type { ClaimStatus } from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';

interface ClaimToInsert {
  readonly entryId: string;
  /** @default the key of the entry of this id, as `entryAt` makes it */
  readonly key?: string;
  readonly status: ClaimStatus;
  /** @default one of its own */
  readonly claimId?: string;
  readonly directoryClaimId?: string;
}

/** Puts a claim on a phone key into the table, as the claim domain does. Answers what changes its status. */
export async function insertClaim(
  { db }: Pick<Database, 'db'>,
  { entryId, key, status, claimId = `C-${randomUUID()}`, directoryClaimId }: ClaimToInsert,
): Promise<(status: ClaimStatus) => Promise<void>> {
  const requestId = randomUUID();
  await db
    .insertInto('claims')
    .values({
      claim_id: claimId,
      entry_id: entryId,
      key_type: 'PHONE',
      key_value: key ?? `key of ${entryId}`,
      claim_type: 'PORTABILITY',
      status,
      claimer_ispb: '12345678',
      donor_ispb: '87654321',
      workflow_id: claimId,
      run_token: requestId,
      create_request_id: requestId,
      requested_by: null,
      directory_claim_id: directoryClaimId ?? null,
      confirm_request_id: null,
      complete_request_id: null,
      cancel_request_id: null,
      reason: null,
      decided_by: null,
      failure_type: null,
      ended_at: null,
    })
    .execute();
  return async (next) => {
    await db.updateTable('claims').set({ status: next }).where('claim_id', '=', claimId).execute();
  };
}
