import type { Database } from '@conn-dict/database';
import type { Aftermath, InfractionRow } from './aftermath.js';
import { readMoves } from './moves.js';

type Rows = Pick<Aftermath, 'claims' | 'entries' | 'infractions' | 'moves'>;

/** Reads what PostgreSQL holds of the processes. */
export async function readRows(database: Pick<Database, 'db'>): Promise<Rows> {
  const { db } = database;
  const entries = await db.selectFrom('entries').selectAll().execute();
  return {
    claims: await db.selectFrom('claims').selectAll().execute(),
    entries: entries.map((row) => ({ ...row, cid: row.cid?.toString('hex') ?? null })),
    infractions: await readInfractions(database),
    moves: await readMoves(database),
  };
}

async function readInfractions({ db }: Pick<Database, 'db'>): Promise<readonly InfractionRow[]> {
  const rows = await db.selectFrom('infractions').selectAll().execute();
  const evidence = await db.selectFrom('infraction_evidence').selectAll().execute();
  const audit = await db.selectFrom('infraction_audit').selectAll().orderBy('audit_id').execute();
  return rows.map(({ infraction_id, status, directory_report_id }) => ({
    infraction_id,
    status,
    directory_report_id,
    evidence: evidence
      .filter((each) => each.infraction_id === infraction_id)
      .map(({ url }) => url)
      .toSorted(),
    audit: audit
      .filter((each) => each.infraction_id === infraction_id && each.action !== 'EVIDENCE_ADDED')
      .map(({ from_status, to_status }) => [from_status, to_status] as const),
  }));
}
