import type { FaultWorld } from '../world/fault-world.js';
import { randomInt } from 'node:crypto';
import { registerPhones, until } from '@conn-dict/chaos';
import type { WorkerSite } from '../world/worker-site.js';
import { toClaimHandle, type ClaimHandle } from './claim-handle.js';
import type { ClaimPlan } from './claim-plan.js';

const HOLDER = { name: 'Ana Exemplo', taxId: '12345678909' } as const;
const WAITING_TIMEOUT_MS = 90_000;

/** Makes a claim of each plan, on a fresh key; none is started yet. */
export async function prepareClaims(
  world: FaultWorld,
  site: WorkerSite,
  plans: readonly ClaimPlan[],
): Promise<readonly ClaimHandle[]> {
  const entryIds = await registerPhones(
    world.bridgeAddress,
    plans.map(() => ({ ...HOLDER, accountNumber: eightDigits(), phone: `+55119${eightDigits()}` })),
  );
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

function eightDigits(): string {
  return String(randomInt(10_000_000, 99_999_999));
}
