import { OPEN_CLAIM_STATUSES, RefusedError } from '@conn-dict/contracts';
import { StorageError, repeatOnConflict, type Database } from '@conn-dict/database';
import { sql, type RawBuilder } from 'kysely';
import type { ClaimRepository, ClaimRow } from '../ports.js';
import { toClaimRow, type StoredClaim } from './claim-row.js';

/** The index that lets one open claim a key in. */
const ONE_OPEN_PER_KEY = 'claims_one_open_per_key';

/** Inserts the claim or takes up its row, in one statement. */
export async function openClaimRow(
  database: Pick<Database, 'db'>,
  ...[claim, entry]: Parameters<ClaimRepository['open']>
): Promise<ClaimRow> {
  try {
    const statement = insertOrTakeUp(claim, entry);
    const { rows } = await repeatOnConflict(ONE_OPEN_PER_KEY, () => statement.execute(database.db));
    // None: another run inserted it while this statement ran. The repeat of the step finds its row.
    if (!rows[0]) throw new StorageError('StorageUnavailable', 'CONCURRENT_INSERT');
    return toClaimRow(rows[0]);
  } catch (error) {
    if (!(error instanceof StorageError && error.constraint === ONE_OPEN_PER_KEY)) throw error;
    throw new RefusedError('ClaimAlreadyExistsForKey', {
      field: 'entry_id',
      rule: 'has an open claim',
    });
  }
}

function insertOrTakeUp(
  ...[claim, entry]: Parameters<ClaimRepository['open']>
): RawBuilder<StoredClaim> {
  return sql<StoredClaim>`
    with taken as (
      insert into claims as c (
        claim_id, entry_id, key_type, key_value, claim_type, status, claimer_ispb, donor_ispb,
        workflow_id, run_token, create_request_id, requested_by)
      values (
        ${claim.claimId}, ${claim.entryId}, ${entry.keyType}, ${entry.key}, ${claim.claimType}, 'OPEN',
        ${claim.claimerIspb}, ${claim.donorIspb}, ${claim.workflowId}, ${claim.requestId}, ${claim.requestId},
        ${claim.requestedBy ?? null})
      on conflict (claim_id) do update set
        status = case c.status when 'FAILED' then 'OPEN' else c.status end,
        create_request_id = case c.status when 'FAILED' then excluded.create_request_id else c.create_request_id end,
        directory_claim_id = case c.status when 'FAILED' then null else c.directory_claim_id end,
        reason = null, decided_by = null, failure_type = null, ended_at = null,
        workflow_id = excluded.workflow_id, run_token = excluded.run_token, updated_at = now()
      where (c.entry_id, c.claim_type, c.claimer_ispb, c.donor_ispb)
          = (excluded.entry_id, excluded.claim_type, excluded.claimer_ispb, excluded.donor_ispb)
        and (c.status = 'FAILED'
          or (c.status in (${sql.join([...OPEN_CLAIM_STATUSES])}) and c.workflow_id = excluded.workflow_id))
      returning *)
    select * from taken
    union all
    select * from claims where claim_id = ${claim.claimId} and not exists (select from taken)`;
}
