import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedFault } from '../plan/fault-plan.js';
import type { ChaosWorld } from '../world/chaos-world.js';
import type { Site } from '../world/site.js';

/** Makes one thing go wrong for its time, and heals it; resolves when it serves again. */
export async function happen(
  { network }: Pick<ChaosWorld, 'network'>,
  { parts }: Pick<Site, 'parts'>,
  fault: PlannedFault,
): Promise<void> {
  const part = parts[fault.part];
  switch (fault.kind) {
    case 'kill':
      await part.kill();
      await sleep(fault.durationMs);
      await part.revive();
      return;
    case 'pause':
      await part.freeze();
      await sleep(fault.durationMs);
      await part.thaw();
      return;
    default:
      network.spoil(fault.part, fault.workers, fault.kind);
      await sleep(fault.durationMs);
      network.heal(fault.part, fault.workers);
  }
}

/** Lets all of them happen, each at its moment; those of one part one after the other. */
export async function happenAll(
  world: Pick<ChaosWorld, 'network'>,
  site: Pick<Site, 'parts'>,
  faults: readonly PlannedFault[],
  at: (ms: number) => Promise<void>,
): Promise<void> {
  const parts = [...new Set(faults.map(({ part }) => part))];
  await Promise.all(
    parts.map(async (part) => {
      for (const fault of faults.filter((each) => each.part === part)) {
        await at(fault.atMs);
        await happen(world, site, fault);
      }
    }),
  );
}
