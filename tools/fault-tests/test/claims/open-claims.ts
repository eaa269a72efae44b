import type { FaultWorld } from '../world/fault-world.js';
import { until } from '../world/until.js';
import type { WorkerSite } from '../world/worker-site.js';
import { DONOR, toClaimHandle, type ClaimHandle } from './claim-handle.js';
import type { ClaimPlan } from './claim-plan.js';
import { registerPhones } from './register-phone.js';

const WAITING_TIMEOUT_MS = 90_000;

/** Makes a claim of each plan, on a fresh key; none is started yet. */
export async function prepareClaims(
  world: FaultWorld,
  site: WorkerSite,
  plans: readonly ClaimPlan[],
): Promise<readonly ClaimHandle[]> {
  const entryIds = await registerPhones(world.bridgeAddress, DONOR, plans.length);
  return plans.map((plan, number) => toClaimHandle(world.client, site, entryIds[number]!, plan));
}

/** Starts a claim and waits until it waits for its decision. */
export async function startAndWait(claim: ClaimHandle): Promise<void> {
  await claim.start();
  await until(`${claim.claimId} waits`, WAITING_TIMEOUT_MS, async () => {
    const { status } = await claim.status();
    return status === 'WAITING_RESOLUTION' ? status : undefined;
  });
}
