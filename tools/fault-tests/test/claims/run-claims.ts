import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../faults/fault.js';
import type { ClaimHandle } from './claim-handle.js';
import { LEAD_MS } from './claim-plan.js';
import { startAndWait } from './open-claims.js';

/** A claim, how it ended, and how long after the fault and its own decision. */
export interface EndedClaim {
  readonly claim: ClaimHandle;
  readonly end: string;
  readonly tookMs: number;
}

/** Brings the claims to where the fault is to meet them, lets it happen, and waits for the end of each. */
export async function runClaims(
  claims: readonly ClaimHandle[],
  fault: Fault,
): Promise<readonly EndedClaim[]> {
  await Promise.all(claims.filter(({ plan }) => plan.startMs === undefined).map(startAndWait));
  const beginsAt = performance.now() + LEAD_MS;
  const happening = sleep(LEAD_MS)
    .then(() => fault.happen(claims))
    .then(() => performance.now());
  const at = (ms: number) => sleep(Math.max(0, beginsAt + ms - performance.now()));
  const run = async (claim: ClaimHandle): Promise<EndedClaim> => {
    const { startMs, decideMs } = claim.plan;
    if (startMs !== undefined) await at(startMs).then(() => claim.start());
    await at(decideMs);
    await claim.decide();
    return await endOf(claim, Math.max(performance.now(), await happening));
  };
  return await Promise.all(claims.map(run));
}

/** Waits for the claim's end. */
export async function endOf(claim: ClaimHandle, sinceMs: number): Promise<EndedClaim> {
  const end = await claim.end();
  return { claim, end, tookMs: Math.round(performance.now() - sinceMs) };
}
