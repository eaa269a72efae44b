import { setTimeout as sleep } from 'node:timers/promises';
import { mapInPages } from '../map-in-pages.js';
import { WORKERS } from '../plan/fault-plan.js';
import type { Site } from '../world/site.js';
import type { ReadyJourney } from './prepare-journeys.js';
import { ENDED_TIMEOUT_MS, type Reach } from './reach.js';

const LOOK_EVERY_MS = 500;
const LOOKS_AT_ONCE = 20;

/** Waits until every run has ended, or for so long that none will, with both workers back. */
export async function settle(
  site: Pick<Site, 'workers'>,
  reach: Reach,
  journeys: readonly ReadyJourney[],
): Promise<void> {
  await reviveEnded(site);
  const giveUpAt = performance.now() + ENDED_TIMEOUT_MS;
  const open = new Set(
    journeys.flatMap(({ subject }) => subject.runs.map((run) => run.workflowId)),
  );
  while (open.size > 0 && performance.now() < giveUpAt) {
    await sleep(LOOK_EVERY_MS);
    await mapInPages([...open], LOOKS_AT_ONCE, async (id) => {
      if ((await reach.status(id)) !== 'RUNNING') open.delete(id);
    });
  }
}

/** A worker that ended by itself is a violation; the others are judged with it back. */
async function reviveEnded({ workers }: Pick<Site, 'workers'>): Promise<void> {
  for (const name of WORKERS) {
    const { program, serve, failedStarts } = workers[name];
    if (program.endedByItself > failedStarts) await serve();
  }
}
