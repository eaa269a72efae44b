import type { ClaimHandle } from '../claims/claim-handle.js';
import type { ClaimPlan } from '../claims/claim-plan.js';
import { endOf, type EndedClaim } from '../claims/run-claims.js';
import type { FaultWorld } from '../world/fault-world.js';
import { until } from '@conn-dict/chaos';
import type { WorkerSite } from '../world/worker-site.js';

/** How far a claim's first workflow task comes before it is lost with its worker, and what is decided about the claim. */
export interface LostTask {
  readonly name: string;
  readonly lost: string;
  readonly plan: ClaimPlan;
  /** Whether the decision is there before the task, or is made while nobody works. */
  readonly isDecidedBefore: boolean;
  readonly hasCome: (world: FaultWorld, site: WorkerSite, claim: ClaimHandle) => Promise<boolean>;
}

export const LOST_TASKS: readonly LostTask[] = [
  {
    name: 'task-lost-completed',
    lost: 'completed the claim',
    plan: { label: 'confirmed before', decision: 'confirm', decideMs: 0 },
    isDecidedBefore: true,
    hasCome: (_world, site, claim) => hasEndedHere(site, claim),
  },
  {
    name: 'task-lost-cancelled',
    lost: 'cancelled the claim',
    plan: { label: 'cancelled before', decision: 'cancel', decideMs: 0 },
    isDecidedBefore: true,
    hasCome: (_world, site, claim) => hasEndedHere(site, claim),
  },
  {
    name: 'task-lost-opened',
    lost: 'opened the claim, whose workflow is then cancelled',
    plan: { label: 'withdrawn after', decision: 'withdraw', decideMs: 0 },
    isDecidedBefore: false,
    hasCome: async ({ directory }, _site, { entryId }) =>
      (await directory.claims()).some((claim) => claim.entryId === entryId),
  },
];

async function hasEndedHere({ database }: WorkerSite, { claimId }: ClaimHandle): Promise<boolean> {
  const rows = await database.db
    .selectFrom('claims')
    .select('ended_at')
    .where('claim_id', '=', claimId)
    .execute();
  return rows.some(({ ended_at }) => ended_at !== null);
}

/** With it seven calls fit into one workflow task of 10 s, which is reported after 8 s at the latest. */
const SLOW_BRIDGE = { kind: 'slow', toClientMs: 700 } as const;
const COME_TIMEOUT_MS = 90_000;

/** Kills the worker in the middle of a claim's first task: what it did is in no history, and is done again. */
export async function runLostTask(
  world: FaultWorld,
  site: WorkerSite,
  claim: ClaimHandle,
  { isDecidedBefore, hasCome, lost }: LostTask,
): Promise<EndedClaim> {
  const { worker, proxies } = site;
  await worker.kill();
  await claim.start();
  if (isDecidedBefore) await claim.decide();
  proxies.bridge.switchTo(SLOW_BRIDGE);
  worker.start();
  await until(`a task has ${lost}`, COME_TIMEOUT_MS, async () =>
    (await hasCome(world, site, claim)) ? true : undefined,
  );
  await worker.kill();
  proxies.bridge.switchTo({ kind: 'pass' });
  if (!isDecidedBefore) await claim.decide();
  worker.start();
  return await endOf(claim, performance.now());
}
