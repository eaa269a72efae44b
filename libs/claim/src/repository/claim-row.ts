import type { ClaimsTable } from '@conn-dict/database';
import type { Selectable } from 'kysely';
import type { ClaimRow } from '../ports.js';

export type StoredClaim = Pick<
  Selectable<ClaimsTable>,
  | 'claim_id'
  | 'entry_id'
  | 'claim_type'
  | 'claimer_ispb'
  | 'donor_ispb'
  | 'status'
  | 'workflow_id'
  | 'run_token'
  | 'create_request_id'
  | 'directory_claim_id'
  | 'reason'
  | 'ended_at'
>;

/** The columns of a `StoredClaim`. */
export const CLAIM_COLUMNS = [
  'claim_id',
  'entry_id',
  'claim_type',
  'claimer_ispb',
  'donor_ispb',
  'status',
  'workflow_id',
  'run_token',
  'create_request_id',
  'directory_claim_id',
  'reason',
  'ended_at',
] as const satisfies readonly (keyof StoredClaim)[];

/** Maps a row; the table's checks keep its words within the unions of code. */
export function toClaimRow(stored: StoredClaim): ClaimRow {
  return {
    claimId: stored.claim_id,
    entryId: stored.entry_id,
    claimType: stored.claim_type as ClaimRow['claimType'],
    claimerIspb: stored.claimer_ispb,
    donorIspb: stored.donor_ispb,
    status: stored.status as ClaimRow['status'],
    workflowId: stored.workflow_id,
    runToken: stored.run_token,
    createRequestId: stored.create_request_id,
    ...(stored.directory_claim_id ? { directoryClaimId: stored.directory_claim_id } : {}),
    ...(stored.reason ? { reason: stored.reason as NonNullable<ClaimRow['reason']> } : {}),
    ...(stored.ended_at ? { endedAt: stored.ended_at } : {}),
  };
}
