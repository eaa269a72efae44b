import { OPEN_CLAIM_STATUSES } from '@conn-dict/contracts';
import { StorageError, type ClaimsTable, type Database } from '@conn-dict/database';
import { sql, type Updateable } from 'kysely';
import type { ClaimRepository, ClaimRow } from '../ports.js';

type Db = Pick<Database, 'db'>;
interface Standing {
  readonly status: ClaimRow['status'];
  readonly ended_at: Date | null;
}

/**
 * Changes the row unless the claim has ended, and answers where it stands, in one statement.
 *
 * @throws StorageError `StorageConflict` where there is no such claim
 */
export async function changeUnlessEnded(
  { db }: Db,
  claimId: string,
  change: Updateable<ClaimsTable>,
): Promise<Standing> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } = await sql<Standing>`
    with changed as (
      update claims set ${sql.join(sets)}, updated_at = now()
      where claim_id = ${claimId} and ended_at is null
      returning status, ended_at)
    select * from changed
    union all
    select status, ended_at from claims where claim_id = ${claimId} and not exists (select from changed)`.execute(
    db,
  );
  if (!rows[0]) throw new StorageError('StorageConflict', 'NO_ROW');
  return rows[0];
}

/** Stores the directory's id; an OPEN claim then waits. One that has ended is not written any more. */
export async function recordDonorNotified(
  { db }: Db,
  { claimId, directoryClaimId }: Parameters<ClaimRepository['recordDonorNotified']>[0],
): Promise<void> {
  await sql`
    update claims set
      directory_claim_id = ${directoryClaimId},
      status = case status when 'OPEN' then 'WAITING_RESOLUTION' else status end,
      updated_at = now()
    where claim_id = ${claimId} and ended_at is null`.execute(db);
}

/** Marks the row of a broken run; what the directory completed or let expire stays so. */
export async function recordFailure(
  { db }: Db,
  { claimId, runToken, failureType }: Parameters<ClaimRepository['recordFailure']>[0],
): Promise<boolean> {
  const undone = sql.join([...OPEN_CLAIM_STATUSES, 'CANCELLED']);
  const { numAffectedRows } = await sql`
    update claims set
      failure_type = ${failureType},
      status = case when status in (${undone}) then 'FAILED' else status end,
      ended_at = coalesce(ended_at, now()),
      updated_at = now()
    where claim_id = ${claimId} and run_token = ${runToken}`.execute(db);
  return numAffectedRows === 1n;
}

/** Takes the directory's word over what the row says; a row that says the same already is not written. */
export async function adoptCompletion(
  { db }: Db,
  { claimId, runToken, endedAt }: Parameters<ClaimRepository['adoptCompletion']>[0],
): Promise<void> {
  await sql`
    update claims set
      status = 'COMPLETED', failure_type = null, ended_at = ${endedAt}, updated_at = now()
    where claim_id = ${claimId} and run_token = ${runToken}
      and (status <> 'COMPLETED' or failure_type is not null)`.execute(db);
}
