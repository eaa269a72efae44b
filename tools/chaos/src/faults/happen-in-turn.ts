import type { Clock } from '../journeys/walk.js';
import type { PlannedFault } from '../plan/fault-plan.js';
import type { ChaosWorld } from '../world/chaos-world.js';
import type { Site } from '../world/site.js';
import { happen } from './happen.js';

/** A fault as it was: it may begin late, after one that took longer, and ends when everything serves again. */
export interface HappenedFault {
  readonly planned: PlannedFault;
  /** Milliseconds after the work began. */
  readonly beganMs: number;
  readonly endedMs: number;
}

/** Lets one after the other happen, each at its moment; `onBegin` is told of each. */
export async function happenInTurn(
  world: Pick<ChaosWorld, 'network'>,
  site: Pick<Site, 'parts'>,
  faults: readonly PlannedFault[],
  { clock, onBegin }: { readonly clock: Clock; readonly onBegin: (fault: PlannedFault) => void },
): Promise<readonly HappenedFault[]> {
  const happened: HappenedFault[] = [];
  for (const planned of faults) {
    await clock.at(planned.atMs);
    onBegin(planned);
    const beganMs = clock.now();
    await happen(world, site, planned);
    happened.push({ planned, beganMs, endedMs: clock.now() });
  }
  return happened;
}
