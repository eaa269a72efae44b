import type { FaultWorld } from '../world/fault-world.js';
import { until } from '@conn-dict/chaos';
import type { WorkerSite } from '../world/worker-site.js';
import type { Investigation } from './investigation.js';

/** Where an investigation's worker is killed, and what is left of the investigation then. */
export interface InfractionKill {
  readonly name: string;
  readonly killed: string;
  /** Its states, in the order in which the audit tells them. */
  readonly moves: readonly string[];
  readonly evidence: readonly string[];
  happen(world: FaultWorld, site: WorkerSite, investigation: Investigation): Promise<void>;
}

/** With it the calls of an opening do not fit between the look at the directory and the kill. */
const SLOW_BRIDGE = { kind: 'slow', toClientMs: 700 } as const;
/** Longer than it takes to see a row and to kill who wrote it, shorter than a local try. */
const SLOW_POSTGRES = { kind: 'slow', toClientMs: 2_500 } as const;
const COME_TIMEOUT_MS = 90_000;
const EVIDENCE = Array.from({ length: 5 }, (_, n) => `https://evidence.example.com/${n}`);

export const INFRACTION_KILLS: readonly InfractionKill[] = [
  {
    name: 'infraction-opened',
    killed: 'in its first task, once the directory has the report',
    moves: ['OPEN', 'UNDER_INVESTIGATION', 'RESOLVED'],
    evidence: [],
    async happen({ directory }, { worker, proxies }, investigation) {
      await worker.kill();
      await investigation.start();
      proxies.bridge.switchTo(SLOW_BRIDGE);
      worker.start();
      await until('the report is open', COME_TIMEOUT_MS, async () => {
        const reports = await directory.infractionReports();
        return reports.find(({ transactionId }) => transactionId === investigation.transactionId);
      });
      await worker.kill();
      proxies.bridge.switchTo({ kind: 'pass' });
      worker.start();
      await investigation.decide('RESOLVE');
    },
  },
  {
    name: 'infraction-escalated',
    killed: 'between ESCALATE and RESOLVE',
    moves: ['OPEN', 'UNDER_INVESTIGATION', 'ESCALATED', 'RESOLVED'],
    evidence: [],
    async happen(_world, site, investigation) {
      const { worker, proxies } = site;
      await investigation.startAndWait();
      proxies.bridge.switchTo(SLOW_BRIDGE);
      await investigation.decide('ESCALATE');
      await until('it is escalated', COME_TIMEOUT_MS, async () =>
        (await statusOf(site, investigation)) === 'ESCALATED' ? true : undefined,
      );
      await worker.kill();
      await investigation.decide('RESOLVE');
      proxies.bridge.switchTo({ kind: 'pass' });
      worker.start();
    },
  },
  {
    name: 'infraction-evidence',
    killed: 'while its evidence is being stored',
    moves: ['OPEN', 'UNDER_INVESTIGATION', 'RESOLVED'],
    evidence: EVIDENCE,
    async happen(_world, site, investigation) {
      const { worker, proxies } = site;
      await investigation.startAndWait();
      proxies.postgres.switchTo(SLOW_POSTGRES);
      await investigation.addEvidence(EVIDENCE);
      await until('evidence is stored', COME_TIMEOUT_MS, async () =>
        (await countEvidence(site, investigation)) > 0 ? true : undefined,
      );
      await worker.kill();
      await investigation.addEvidence(EVIDENCE);
      proxies.postgres.switchTo({ kind: 'pass' });
      worker.start();
      await investigation.decide('RESOLVE');
    },
  },
];

async function statusOf(
  { database: { db } }: WorkerSite,
  { infractionId }: Investigation,
): Promise<string> {
  const { status } = await db
    .selectFrom('infractions')
    .select('status')
    .where('infraction_id', '=', infractionId)
    .executeTakeFirstOrThrow();
  return status;
}

async function countEvidence(
  { database: { db } }: WorkerSite,
  { infractionId }: Investigation,
): Promise<number> {
  const rows = await db
    .selectFrom('infraction_evidence')
    .select('token')
    .where('infraction_id', '=', infractionId)
    .execute();
  return rows.length;
}
