import type { InfractionEventData } from '@conn-dict/contracts';
import { readEvents } from '../proofs/read-events.js';
import type { FaultWorld } from '../world/fault-world.js';
import type { WorkerSite } from '../world/worker-site.js';
import type { InfractionKill } from './infraction-kills.js';
import type { Investigation } from './investigation.js';

/** All that the outside shows of one investigation. */
export interface InfractionAccount {
  /** Every report on its transaction: what became of it. */
  readonly reports: readonly (readonly [string, string | undefined])[];
  readonly rowStatus: string;
  readonly reportIdHere: boolean;
  /** States that the audit moves it to; each move begins where the one before it ended. */
  readonly moves: readonly string[];
  readonly isUnbroken: boolean;
  readonly evidence: readonly string[];
  /** How often the audit tells of evidence. */
  readonly evidenceTold: number;
  /** What the events tell that it came to, by their first occurrence; evidence aside. */
  readonly toldMoves: readonly string[];
}

/** What an investigation that was resolved has to look like in the end. */
export function rightInfractionAccount({
  moves,
  evidence,
}: Pick<InfractionKill, 'moves' | 'evidence'>): InfractionAccount {
  return {
    reports: [['CLOSED', 'AGREED']],
    rowStatus: 'RESOLVED',
    reportIdHere: true,
    moves,
    isUnbroken: true,
    evidence,
    evidenceTold: evidence.length,
    toldMoves: moves,
  };
}

export async function takeInfractionAccount(
  world: FaultWorld,
  site: WorkerSite,
  { infractionId, transactionId }: Investigation,
): Promise<InfractionAccount> {
  const { db } = site.database;
  const ofInfraction = ['infraction_id', '=', infractionId] as const;
  const row = await db
    .selectFrom('infractions')
    .selectAll()
    .where(...ofInfraction)
    .executeTakeFirstOrThrow();
  const audit = await db
    .selectFrom('infraction_audit')
    .selectAll()
    .where(...ofInfraction)
    .orderBy('audit_id')
    .execute();
  const stored = await db
    .selectFrom('infraction_evidence')
    .select('url')
    .where(...ofInfraction)
    .orderBy('url')
    .execute();
  const reports = (await world.directory.infractionReports()).filter(
    (report) => report.transactionId === transactionId,
  );
  const moves = audit.filter(({ action }) => action !== 'EVIDENCE_ADDED');
  return {
    reports: reports.map(({ status, analysisResult }) => [status, analysisResult]),
    rowStatus: row.status,
    reportIdHere: row.directory_report_id === reports[0]?.infractionReportId,
    moves: moves.map(({ to_status }) => to_status),
    isUnbroken: moves.every(
      ({ from_status }, at) => from_status === (moves[at - 1]?.to_status ?? null),
    ),
    evidence: stored.map(({ url }) => url),
    evidenceTold: audit.length - moves.length,
    toldMoves: await readToldMoves(world, site, infractionId),
  };
}

async function readToldMoves(
  world: FaultWorld,
  site: WorkerSite,
  infractionId: string,
): Promise<readonly string[]> {
  const events = (await readEvents(world, site)).filter(
    ({ subject, type }) => subject === infractionId && type !== 'dict.infraction.evidence_added',
  );
  return [...new Set(events.map(({ data }) => (data as InfractionEventData).status))];
}
