import { StorageError, type Database } from '@conn-dict/database';
import { sql } from 'kysely';
import { AUDIT_ACTORS, type InfractionRepository } from '../ports.js';
import { addEvidenceRows } from './add-evidence-rows.js';
import { NO_ROW, findRow, moveRow, noteOnRow } from './change-infraction-row.js';
import { findFacts } from './find-facts.js';
import { openInfractionRow } from './open-infraction-row.js';

/** Makes the repository over a pool; whoever made the pool closes it. */
export function createInfractionRepository(database: Pick<Database, 'db'>): InfractionRepository {
  return {
    findFacts: (infraction) => findFacts(database, infraction),
    find: (ref) => findRow(database, ref),
    open: (infraction) => openInfractionRow(database, infraction),
    async recordReport({ directoryReportId, ...ref }) {
      await noteOnRow(database, ref, { directory_report_id: directoryReportId });
    },
    beginInvestigation: ({ requestId, ...ref }) =>
      noteOnRow(database, ref, { acknowledge_request_id: requestId }),
    startInvestigation: ({ actor, ...ref }) =>
      moveRow(database, ref, {
        action: 'INVESTIGATION_STARTED',
        actor,
        from: ['OPEN'],
        columns: { status: 'UNDER_INVESTIGATION' },
      }),
    addEvidence: (batch) => addEvidenceRows(database, batch),
    escalate: ({ actor, why, ...ref }) =>
      moveRow(database, ref, {
        action: 'ESCALATED',
        actor,
        ...(why === undefined ? {} : { why }),
        from: ['UNDER_INVESTIGATION'],
        columns: { status: 'ESCALATED', escalated_at: sql`now()` },
      }),
    beginEnd: ({ infractionId, runToken, ...ending }) =>
      noteOnRow(
        database,
        { infractionId, runToken },
        {
          decision: ending.decision ?? null,
          fraud_type: ending.fraudType ?? null,
          decided_by: ending.decidedBy ?? null,
          notes: ending.notes ?? null,
          end_request_id: ending.endRequestId,
        },
      ),
    end: ({ status, endedAt, actor, why, ...ref }) =>
      moveRow(database, ref, {
        action: status,
        actor,
        ...(why === undefined ? {} : { why }),
        columns: { status, ended_at: endedAt },
      }),
    async recordFailure({ failureType, ...ref }) {
      try {
        await moveRow(database, ref, {
          action: 'FAILED',
          actor: AUDIT_ACTORS.worker,
          why: failureType,
          columns: { status: 'FAILED', failure_type: failureType, ended_at: sql`now()` },
        });
        return true;
      } catch (error) {
        if (error instanceof StorageError && error.code === NO_ROW) return false;
        throw error;
      }
    },
  };
}
