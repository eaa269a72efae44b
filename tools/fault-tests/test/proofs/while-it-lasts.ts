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
  const move: Proof = (claims) =>
    expectMoved(world, site, confirmed(claims, { before: durationMs }));
  switch (`${dependency} ${kind}`) {
    case 'bridge slow':
    case 'pulsar slow':
    case 'pulsar cut':
      return move;
    case 'pulsar away':
      return async (claims) => {
        await move(claims);
        // One that is confirmed just before the fault may have told of its end in time.
        await expectNoEnds(world, site, confirmed(claims, { after: 0, before: durationMs }));
      };
    default:
      return undefined;
  }
}

/** Those that are confirmed between these moments, in milliseconds after the fault begins. */
function confirmed(
  claims: readonly ClaimHandle[],
  { after = -Infinity, before }: { readonly after?: number; readonly before: number },
): readonly ClaimHandle[] {
  return claims.filter(
    ({ plan: { decision, decideMs } }) =>
      decision === 'confirm' && decideMs > after && decideMs < before,
  );
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
