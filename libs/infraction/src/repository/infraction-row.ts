import type { InfractionsTable } from '@conn-dict/database';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { InfractionRow } from '../ports.js';

/** The columns that the activities use. */
const COLUMNS = [
  'infraction_id',
  'key_value',
  'infraction_type',
  'description',
  'reporter_ispb',
  'reported_ispb',
  'related_entry_id',
  'related_claim_id',
  'transaction_id',
  'report_reason',
  'situation_type',
  'status',
  'workflow_id',
  'run_token',
  'create_request_id',
  'directory_report_id',
  'escalated_at',
  'ended_at',
] as const satisfies readonly (keyof InfractionsTable)[];

export type StoredInfraction = Pick<Selectable<InfractionsTable>, (typeof COLUMNS)[number]> & {
  /** Not a column: `evidenceCount` counts it. */
  readonly evidence_count: number;
};

/** The columns of a `StoredInfraction` that the table has. */
export const INFRACTION_COLUMNS: RawBuilder<unknown> = sql.join(
  COLUMNS.map((name) => sql.ref(name)),
);

/** Counts the evidence that was there before the statement. */
export function evidenceCount(infractionId: string): RawBuilder<unknown> {
  return sql`(select count(*)::int from infraction_evidence where infraction_id = ${infractionId})`;
}

/** Maps a row; the table's checks keep its words within the unions of code. */
export function toInfractionRow(stored: StoredInfraction): InfractionRow {
  return {
    infractionId: stored.infraction_id,
    key: stored.key_value,
    type: stored.infraction_type as InfractionRow['type'],
    description: stored.description,
    reporterIspb: stored.reporter_ispb,
    reportedIspb: stored.reported_ispb,
    status: stored.status as InfractionRow['status'],
    workflowId: stored.workflow_id,
    runToken: stored.run_token,
    createRequestId: stored.create_request_id,
    evidenceCount: stored.evidence_count,
    ...withoutNulls({
      relatedEntryId: stored.related_entry_id,
      relatedClaimId: stored.related_claim_id,
      transactionId: stored.transaction_id,
      reason: stored.report_reason as InfractionRow['reason'] | null,
      situationType: stored.situation_type as InfractionRow['situationType'] | null,
      directoryReportId: stored.directory_report_id,
      escalatedAt: stored.escalated_at,
      endedAt: stored.ended_at,
    }),
  };
}

function withoutNulls<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const present = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(present) as { [K in keyof T]?: NonNullable<T[K]> };
}
