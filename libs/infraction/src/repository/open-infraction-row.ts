import { OPEN_INFRACTION_STATUSES, RefusedError } from '@conn-dict/contracts';
import { StorageError, repeatOnConflict, type Database } from '@conn-dict/database';
import { sql, type RawBuilder } from 'kysely';
import type { InfractionRepository, InfractionRow } from '../ports.js';
import {
  INFRACTION_COLUMNS,
  evidenceCount,
  toInfractionRow,
  type StoredInfraction,
} from './infraction-row.js';
import { urlDigest } from './url-digest.js';

/** The index that lets one open infraction a transaction in. */
const ONE_OPEN_PER_TRANSACTION = 'infractions_one_open_per_transaction';

type NewInfraction = Parameters<InfractionRepository['open']>[0];

/**
 * Inserts the infraction with its first evidence, or takes up its row, in one statement. It takes up the row that it
 * saw when it began: of attempts at once one does, and the others come again.
 */
export async function openInfractionRow(
  { db }: Pick<Database, 'db'>,
  infraction: NewInfraction,
): Promise<InfractionRow> {
  const statement = insertAudited(infraction);
  const { rows } = await repeatOnConflict(ONE_OPEN_PER_TRANSACTION, () =>
    statement.execute(db),
  ).catch((error: unknown) => {
    throw isTransactionTaken(error) ? alreadyReported() : error;
  });
  // None: another attempt wrote the row while this statement ran. The repeat of the step finds it.
  if (!rows[0]) throw new StorageError('StorageUnavailable', 'CONCURRENT_CHANGE');
  return toInfractionRow(rows[0]);
}

function isTransactionTaken(error: unknown): boolean {
  return error instanceof StorageError && error.constraint === ONE_OPEN_PER_TRANSACTION;
}

function alreadyReported(): RefusedError {
  return new RefusedError('InfractionReportAlreadyBeingProcessedForTransaction', {
    field: 'transaction_id',
    rule: 'has an open infraction',
  });
}

function insertAudited(infraction: NewInfraction): RawBuilder<StoredInfraction> {
  const { infractionId } = infraction;
  return sql<StoredInfraction>`
    with before as (select xmin, status from infractions where infraction_id = ${infractionId}),
    locked as (select xmin from infractions where infraction_id = ${infractionId} for update),
    taken as (${insertOrTakeUp(infraction)}),
    added as (${insertEvidence(infraction)}),
    audited as (
      insert into infraction_audit (infraction_id, actor, action, from_status, to_status, reason)
      select infraction_id, reporter_ispb, 'OPENED', (select status from before), status, infraction_type
      from taken where not exists (select from before where status <> 'FAILED')
      union all
      select infraction_id, reporter_ispb, 'EVIDENCE_ADDED', status, status, null from taken, added)
    select ${INFRACTION_COLUMNS}, ${evidenceCount(infractionId)} + (select count(*)::int from added) as evidence_count
    from taken
    union all
    select ${INFRACTION_COLUMNS}, ${evidenceCount(infractionId)} from infractions
    where infraction_id = ${infractionId} and not exists (select from taken)
      and xmin = (select xmin from locked)`;
}

function insertOrTakeUp(infraction: NewInfraction): RawBuilder<unknown> {
  return sql`
    insert into infractions as i (
      infraction_id, key_value, infraction_type, description, reporter_ispb, reported_ispb, related_entry_id,
      related_claim_id, transaction_id, report_reason, situation_type, status, workflow_id, run_token,
      create_request_id)
    values (
      ${infraction.infractionId}, ${infraction.key}, ${infraction.type}, ${infraction.description},
      ${infraction.reporterIspb}, ${infraction.reportedIspb}, ${infraction.relatedEntryId ?? null},
      ${infraction.relatedClaimId ?? null}, ${infraction.transactionId ?? null}, ${infraction.reason ?? null},
      ${infraction.situationType ?? null}, 'OPEN', ${infraction.workflowId}, ${infraction.runToken},
      ${infraction.runToken})
    on conflict (infraction_id) do update set
      status = case i.status when 'FAILED' then 'OPEN' else i.status end,
      create_request_id = case i.status when 'FAILED' then excluded.create_request_id else i.create_request_id end,
      directory_report_id = case i.status when 'FAILED' then null else i.directory_report_id end,
      decision = null, fraud_type = null, decided_by = null, notes = null, failure_type = null,
      escalated_at = case i.status when 'FAILED' then null else i.escalated_at end, ended_at = null,
      workflow_id = excluded.workflow_id, run_token = excluded.run_token, updated_at = now()
    where i.xmin = (select xmin from before)
      and (i.key_value, i.infraction_type, i.description, i.reporter_ispb, i.reported_ispb)
        = (excluded.key_value, excluded.infraction_type, excluded.description, excluded.reporter_ispb, excluded.reported_ispb)
      and (i.related_entry_id, i.related_claim_id, i.transaction_id, i.report_reason, i.situation_type) is not distinct from
          (excluded.related_entry_id, excluded.related_claim_id, excluded.transaction_id, excluded.report_reason, excluded.situation_type)
      and (i.status = 'FAILED'
        or (i.status in (${sql.join([...OPEN_INFRACTION_STATUSES])}) and i.workflow_id = excluded.workflow_id))
    returning *`;
}

function insertEvidence({ evidenceUrls = [], ...infraction }: NewInfraction): RawBuilder<unknown> {
  const digests = evidenceUrls.map(urlDigest);
  const tokens = evidenceUrls.map((_, place) => `${infraction.runToken}/first-${place}`);
  return sql`
    insert into infraction_evidence (infraction_id, url_sha256, url, uploaded_by, token)
    select taken.infraction_id, first.*
    from taken, unnest(${digests}::bytea[], ${evidenceUrls}::text[],
      array_fill(${infraction.reporterIspb}::text, array[${digests.length}::int]), ${tokens}::text[]) as first
    on conflict do nothing
    returning token`;
}
