import { expect } from 'vitest';
import type { ClaimHandle } from '../claims/claim-handle.js';
import type { ProxyFault } from '../faults/proxy-fault-list.js';
import type { FaultWorld } from '../world/fault-world.js';
import type { WorkerSite } from '../world/worker-site.js';
import { expectMoved } from './expect-moved.js';
import { readEvents } from './read-events.js';

type Proof = (claims: readonly ClaimHandle[]) => Promise<void>;

/** What has to hold of the claims while a fault lasts; missing where they may have to wait for its end. */
export function whileItLasts(
  world: FaultWorld,
  site: WorkerSite,
  { dependency, kind, durationMs }: ProxyFault,
): Proof | undefined {
  const move: Proof = (claims) => expectMoved(world, site, confirmedBefore(durationMs, claims));
  switch (`${dependency} ${kind}`) {
    case 'bridge slow':
    case 'pulsar slow':
    case 'pulsar cut':
      return move;
    case 'pulsar away':
      return async (claims) => {
        await move(claims);
        await expectNoEnds(world, site, confirmedBefore(durationMs, claims));
      };
    default:
      return undefined;
  }
}

/** Those that are confirmed in the first `ms` of the fault. */
function confirmedBefore(ms: number, claims: readonly ClaimHandle[]): readonly ClaimHandle[] {
  return claims.filter(({ plan }) => plan.decision === 'confirm' && plan.decideMs < ms);
}

async function expectNoEnds(
  world: FaultWorld,
  site: WorkerSite,
  claims: readonly ClaimHandle[],
): Promise<void> {
  const ids = new Set(claims.map(({ claimId }) => claimId));
  const events = (await readEvents(world, site)).filter(({ subject }) => ids.has(subject));
  expect(events.filter(({ type }) => type !== 'dict.claim.created')).toEqual([]);
}
