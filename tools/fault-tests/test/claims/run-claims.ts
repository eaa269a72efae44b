import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../faults/fault.js';
import type { FaultWorld } from '../world/fault-world.js';
import { until } from '../world/until.js';
import type { WorkerSite } from '../world/worker-site.js';
import { DONOR, toClaimHandle, type ClaimHandle } from './claim-handle.js';
import type { ClaimPlan } from './claim-plan.js';
import { registerPhones } from './register-phone.js';

const WAITING_TIMEOUT_MS = 90_000;

export interface RunClaimsOptions {
  readonly world: FaultWorld;
  readonly site: WorkerSite;
  readonly plans: readonly ClaimPlan[];
  readonly fault: Fault;
}

/** A claim, how it ended, and how long after the fault and its own decision. */
export interface EndedClaim {
  readonly claim: ClaimHandle;
  readonly end: string;
  readonly tookMs: number;
}

/** Brings the claims to where the fault is to meet them, lets it happen, and waits for the end of each. */
export async function runClaims(options: RunClaimsOptions): Promise<readonly EndedClaim[]> {
  const { world, site, plans, fault } = options;
  const entryIds = await registerPhones(world.bridgeAddress, DONOR, plans.length);
  const claims = plans.map((plan, number) =>
    toClaimHandle(world.client, site, entryIds[number]!, plan),
  );
  await Promise.all(claims.filter(({ plan }) => plan.startMs === undefined).map(startAndWait));
  const beganAt = performance.now();
  const happening = fault.happen(claims).then(() => performance.now());
  const at = (ms: number) => sleep(Math.max(0, beganAt + ms - performance.now()));
  return await Promise.all(
    claims.map(async (claim) => {
      const { startMs, decideMs } = claim.plan;
      if (startMs !== undefined) await at(startMs).then(() => claim.start());
      await at(decideMs);
      await claim.decide();
      const decidedAt = performance.now();
      const healedAt = await happening;
      const end = await claim.end();
      return { claim, end, tookMs: Math.round(performance.now() - Math.max(decidedAt, healedAt)) };
    }),
  );
}

async function startAndWait(claim: ClaimHandle): Promise<void> {
  await claim.start();
  await until(`${claim.claimId} waits`, WAITING_TIMEOUT_MS, async () => {
    const { status } = await claim.status();
    return status === 'WAITING_RESOLUTION' ? status : undefined;
  });
}
