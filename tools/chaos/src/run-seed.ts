import { takeAftermath } from './aftermath/take-aftermath.js';
import type { Aftermath } from './aftermath/aftermath.js';
import { happenAll } from './faults/happen.js';
import { findViolations } from './invariants/all-invariants.js';
import type { Violation } from './invariants/invariant.js';
import { prepareAll } from './journeys/prepare-all.js';
import { createReach } from './journeys/reach.js';
import { settle } from './journeys/settle.js';
import { startClock } from './journeys/walk.js';
import type { ChaosPlan } from './plan/chaos-plan.js';
import { createRandom } from './plan/random.js';
import type { ChaosWorld } from './world/chaos-world.js';
import { SEEDED, SEEDED_ENTRIES, canariesOf, makePerson } from './world/people.js';
import { withSite, type Site } from './world/site.js';

/** What came of a seed. */
export interface SeedOutcome {
  readonly plan: ChaosPlan;
  readonly violations: readonly Violation[];
  readonly seconds: number;
  readonly logFolder: string;
}

/** Carries out a plan, waits until everything has ended, and judges what is left. */
export async function runSeed(world: ChaosWorld, plan: ChaosPlan): Promise<SeedOutcome> {
  const startedAt = performance.now();
  return await withSite(world, `seed-${plan.seed}`, async (site) => {
    const aftermath = await runPlan(world, site, plan);
    return {
      plan,
      violations: findViolations(aftermath),
      seconds: (performance.now() - startedAt) / 1_000,
      logFolder: site.logFolder,
    };
  });
}

/** Carries out a plan at a site, waits until everything has ended, and reads what is left. */
export async function runPlan(world: ChaosWorld, site: Site, plan: ChaosPlan): Promise<Aftermath> {
  const random = createRandom(plan.seed, 'people');
  const people = plan.journeys.map((_, number) => makePerson(random, number));
  const journeys = await prepareAll(world, plan.journeys, people);
  await world.directory.seedPhones(SEEDED, SEEDED_ENTRIES, plan.seed);
  const reach = createReach(site.client);
  const { at } = startClock();
  await Promise.all([
    happenAll(world, site, plan.faults, at),
    ...journeys.map((journey) => journey.walk({ reach, at })),
  ]);
  await settle(site, reach, journeys);
  return await takeAftermath(world, site, { journeys, canaries: canariesOf(people) });
}
