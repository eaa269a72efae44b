import { vsyncOf as vsyncHere } from '@conn-dict/database';
import { vsyncOf } from '@conn-dict/dict/cid';
import { expect } from 'vitest';
import { CLAIMER } from '../claims/claim-handle.js';
import type { EndedClaim } from '../claims/run-claims.js';
import type { FaultWorld } from '../world/fault-world.js';
import { until } from '@conn-dict/chaos';
import type { WorkerSite } from '../world/worker-site.js';
import { rightAccount, takeAccount, type ClaimAccount } from './claim-account.js';
import { readEvents } from './read-events.js';

/** Checks that every claim of the site ended right, that each effect is there once, and that nothing is left open. */
export async function expectAllRight(
  world: FaultWorld,
  site: WorkerSite,
  ended: readonly EndedClaim[],
): Promise<void> {
  const [claims, requests, events] = await Promise.all([
    world.directory.claims(),
    world.directory.doneRequests(),
    readEvents(world, site),
  ]);
  const outside = { site, directory: world.directory, claims, requests, events };
  const accounts: Record<string, ClaimAccount> = {};
  for (const { claim, end } of ended)
    accounts[claim.plan.label] = await takeAccount(outside, claim, end);
  expect(accounts).toEqual(
    Object.fromEntries(
      ended.map(({ claim: { plan } }) => [plan.label, rightAccount(plan.decision)]),
    ),
  );
  await expectVsyncRight(site);
  await expectNothingOpen(world, site);
  expect(site.worker.endedByItself).toBe(0);
}

/** Checks that the buckets hold the XOR over the rows. */
async function expectVsyncRight({ database: { db } }: WorkerSite): Promise<void> {
  const held = await db
    .selectFrom('entries')
    .select('cid')
    .where('participant', '=', CLAIMER)
    .execute();
  const cids = held.flatMap(({ cid }) => (cid ? [cid] : []));
  expect(await vsyncHere(db, CLAIMER, 'PHONE')).toBe(vsyncOf(cids));
}

async function expectNothingOpen({ client }: FaultWorld, site: WorkerSite): Promise<void> {
  const query = `TaskQueue = '${site.taskQueue}' AND ExecutionStatus = 'Running'`;
  await until('no run is open', 30_000, async () =>
    (await client.workflow.count(query)).count === 0 ? true : undefined,
  );
}
