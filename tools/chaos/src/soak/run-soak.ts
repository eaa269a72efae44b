import { takeAftermath } from '../aftermath/take-aftermath.js';
import { happenInTurn } from '../faults/happen-in-turn.js';
import { prepareAll } from '../journeys/prepare-all.js';
import { createReach } from '../journeys/reach.js';
import { settle } from '../journeys/settle.js';
import { startClock } from '../journeys/walk.js';
import { LIVES_ON } from '../plan/faults-in-turn.js';
import { createRandom } from '../plan/random.js';
import { showFault } from '../plan/show-plan.js';
import type { SoakPlan } from '../plan/soak-plan.js';
import type { RunContext } from '../run-seeds.js';
import type { ChaosWorld } from '../world/chaos-world.js';
import { SEEDED, SEEDED_ENTRIES, makeCrowd } from '../world/people.js';
import { withSite } from '../world/site.js';
import { watchMemory } from './memory-watch.js';
import { toReport, type SoakReport } from './soak-report.js';

/** Carries out a soak with the same two workers from the beginning to the end, and judges it. */
export async function runSoak(
  world: ChaosWorld,
  plan: SoakPlan,
  { signal, say }: RunContext,
): Promise<SoakReport> {
  return await withSite(world, `soak-${plan.seed}`, async (site) => {
    const { person, canaries } = makeCrowd(createRandom(plan.seed, 'crowd'));
    const people = plan.journeys.map((_, number) => person(number));
    const journeys = await prepareAll(world, plan.journeys, people);
    await world.directory.seedPhones(SEEDED, SEEDED_ENTRIES, plan.seed);
    const reach = createReach(site.client);
    const clock = startClock(signal);
    const { at, beganAtMs } = clock;
    const watch = watchMemory(site.workers[LIVES_ON].program, clock);
    try {
      const [faults] = await Promise.all([
        happenInTurn(world, site, plan.faults, {
          clock,
          onBegin: (fault) => say(`${Math.round(fault.atMs / 1_000)} s: ${showFault(fault)}`),
        }),
        at(plan.durationMs),
        ...journeys.map((journey) => journey.walk({ reach, at })),
      ]);
      const memory = watch.stop();
      await settle(site, reach, journeys);
      const aftermath = await takeAftermath(world, site, { journeys, canaries });
      return toReport(plan, aftermath, { beganAtMs, faults, memory });
    } finally {
      watch.stop();
    }
  });
}
