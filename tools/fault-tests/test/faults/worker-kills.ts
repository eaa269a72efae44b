import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimHandle } from '../claims/claim-handle.js';
import type { ClaimPlan } from '../claims/claim-plan.js';
import { startAndWait } from '../claims/open-claims.js';
import { type Random, until } from '@conn-dict/chaos';
import { endOf, type EndedClaim } from '../claims/run-claims.js';
import type { WorkerSite } from '../world/worker-site.js';

const KILLS = 10;
const CLAIMS_A_ROUND = 2;
/** With it a claim takes some three seconds each to be opened and to be completed: a kill finds it in between. */
const SLOW_BRIDGE = { kind: 'slow', toClientMs: 300 } as const;
const MOMENT_MS_MAX = 3_000;

/** Plans two claims for each kill. */
export function planForKills(random: Random): readonly ClaimPlan[] {
  return Array.from({ length: KILLS * CLAIMS_A_ROUND }, (_, number) => {
    const decision = random.between(1, 4) === 1 ? 'cancel' : 'confirm';
    return { label: `${number + 1}, to ${decision}`, decision, decideMs: 0 };
  });
}

/**
 * Kills the worker ten times, each time at a random moment after it was ready, when two claims have just been started
 * and the two of the round before decided.
 */
export async function runKills(
  { worker, proxies }: WorkerSite,
  claims: readonly ClaimHandle[],
  random: Random,
): Promise<readonly EndedClaim[]> {
  proxies.bridge.switchTo(SLOW_BRIDGE);
  const ends: Promise<EndedClaim>[] = [];
  const decide = async (claim: ClaimHandle): Promise<void> => {
    await claim.decide();
    ends.push(endOf(claim, performance.now()));
  };
  let earlier: readonly ClaimHandle[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    await worker.ready();
    const fresh = claims.slice(kill * CLAIMS_A_ROUND, (kill + 1) * CLAIMS_A_ROUND);
    await Promise.all([...fresh.map((claim) => claim.start()), ...earlier.map(decide)]);
    earlier = fresh;
    await sleep(random.between(0, MOMENT_MS_MAX));
    await worker.kill();
    worker.start();
  }
  await Promise.all(earlier.map(decide));
  return await Promise.all(ends);
}

/** Longer than the local try of a step, so that it goes on as an ordinary activity. */
const TOO_SLOW_BRIDGE = { kind: 'slow', toClientMs: 6_000 } as const;
export const PLANS_FOR_LOST_ATTEMPTS: readonly ClaimPlan[] = [
  { label: 'to confirm', decision: 'confirm', decideMs: 0 },
  { label: 'to cancel', decision: 'cancel', decideMs: 0 },
];
const UNDER_WAY_TIMEOUT_MS = 60_000;

/** Kills the worker in the middle of the claims' ordinary activities, which nobody else can know the end of. */
export async function runLostAttempts(
  { worker, proxies }: WorkerSite,
  claims: readonly ClaimHandle[],
): Promise<readonly EndedClaim[]> {
  await Promise.all(claims.map(startAndWait));
  proxies.bridge.switchTo(TOO_SLOW_BRIDGE);
  await Promise.all(claims.map((claim) => claim.decide()));
  await until(
    'ordinary attempts are under way',
    UNDER_WAY_TIMEOUT_MS,
    async () =>
      (await Promise.all(claims.map((claim) => claim.isAttempted()))).every(Boolean) || undefined,
  );
  await worker.kill();
  proxies.bridge.switchTo({ kind: 'pass' });
  worker.start();
  const killedAt = performance.now();
  return await Promise.all(claims.map((claim) => endOf(claim, killedAt)));
}
