import type { Database } from '@conn-dict/database';
import { KEY_TYPES } from '@conn-dict/dict';
import { sql } from 'kysely';
import type { ReportedSync, SyncRecords } from '../ports.js';
import type { ReportOutcome, SyncReport } from '../report/sync-report.js';

/** Differences are kept for as long as somebody may ask for them; so many go at once. */
const KEPT_DAYS = 90;
const FORGOTTEN_AT_ONCE = 50_000;

/** Keeps when both sides were equal, and how syncs ended. */
export function createSyncRecords({ db }: Pick<Database, 'db'>): SyncRecords {
  return {
    async lastSync({ participantIspb, keyType }) {
      const row = await db
        .selectFrom('sync_points')
        .select('verified_at')
        .where('participant', '=', participantIspb)
        .where('key_type', '=', keyType)
        .executeTakeFirst();
      return row?.verified_at;
    },
    async keepSync({ participantIspb, keyType }, verifiedAt) {
      await db
        .insertInto('sync_points')
        .values({ participant: participantIspb, key_type: keyType, verified_at: verifiedAt })
        .onConflict((conflict) =>
          conflict.columns(['participant', 'key_type']).doUpdateSet({
            verified_at: sql`greatest(sync_points.verified_at, excluded.verified_at)`,
          }),
        )
        .execute();
    },
    async lastSyncs(participants) {
      if (participants.length === 0) return new Map();
      const rows = await db
        .selectFrom('sync_points')
        .select(({ fn }) => ['participant', fn.min('verified_at').as('verified_at')])
        .where('participant', 'in', participants)
        .groupBy('participant')
        .having(({ fn }) => fn.countAll(), '=', KEY_TYPES.length)
        .execute();
      return new Map(rows.map(({ participant, verified_at }) => [participant, verified_at]));
    },
    async lastReports(participantIspb, limit) {
      const rows = await db
        .selectFrom('sync_reports')
        .select(['started_at', 'ended_at', 'outcome', 'differences', 'dry_run'])
        .where('participant', '=', participantIspb)
        .orderBy('ended_at', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map((row): ReportedSync => ({
        startedAt: row.started_at,
        endedAt: row.ended_at,
        outcome: row.outcome as ReportOutcome,
        differences: Number(row.differences),
        dryRun: row.dry_run,
      }));
    },
    async saveReport(report, html) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('sync_reports')
        .values({ ...toRow(report), html })
        .onConflict((conflict) => conflict.column('report_id').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    async forgetOldDifferences(participantIspb) {
      await sql`
        delete from sync_differences where ctid = any(array(
          select ctid from sync_differences
          where participant = ${participantIspb} and found_at < now() - make_interval(days => ${KEPT_DAYS})
          order by found_at limit ${FORGOTTEN_AT_ONCE}))`.execute(db);
    },
  };
}

function toRow(report: SyncReport) {
  return {
    report_id: report.reportId,
    participant: report.participantIspb,
    workflow_id: report.workflowId,
    sync_type: report.syncType,
    dry_run: report.dryRun,
    outcome: report.outcome,
    differences: report.differences,
    key_types: JSON.stringify(report.keyTypes),
    approved_by: report.approvedBy ?? null,
    failure_type: report.failureType ?? null,
    started_at: report.startedAt,
    ended_at: report.endedAt,
  };
}
