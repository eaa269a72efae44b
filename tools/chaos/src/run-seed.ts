import { setTimeout as sleep } from 'node:timers/promises';
import { takeAftermath } from './aftermath/take-aftermath.js';
import type { Aftermath } from './aftermath/aftermath.js';
import { happenAll } from './faults/happen.js';
import { findViolations } from './invariants/all-invariants.js';
import type { Violation } from './invariants/invariant.js';
import { prepareJourney, type ReadyJourney } from './journeys/prepare-journeys.js';
import { ENDED_TIMEOUT_MS, createReach, type Reach } from './journeys/reach.js';
import { createClock } from './journeys/walk.js';
import type { ChaosPlan } from './plan/chaos-plan.js';
import { WORKERS } from './plan/fault-plan.js';
import { createRandom } from './plan/random.js';
import type { ChaosWorld } from './world/chaos-world.js';
import { SEEDED, makePerson } from './world/people.js';
import { registerPhones } from './world/register-phones.js';
import { withSite, type Site } from './world/site.js';

/** What came of a seed. */
export interface SeedOutcome {
  readonly plan: ChaosPlan;
  readonly violations: readonly Violation[];
  readonly seconds: number;
  readonly logFolder: string;
}

const LOOK_EVERY_MS = 500;
const SEEDED_ENTRIES = 30;

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
  const journeys = await prepare(world, plan);
  await world.directory.seedPhones(SEEDED, SEEDED_ENTRIES, plan.seed);
  const reach = createReach(site.client);
  const at = createClock();
  await Promise.all([
    happenAll(world, site, plan.faults, at),
    ...journeys.map((journey) => journey.walk({ reach, at })),
  ]);
  await reviveEnded(site);
  await settle(reach, journeys);
  return await takeAftermath(world, site, journeys);
}

async function prepare(
  { bridgeAddress }: ChaosWorld,
  { seed, journeys }: ChaosPlan,
): Promise<readonly ReadyJourney[]> {
  const random = createRandom(seed, 'people');
  const people = journeys.map((_, number) => makePerson(random, number));
  const isClaim = (number: number): boolean => journeys[number]!.kind === 'claim';
  const claimed = people.filter((_, number) => isClaim(number));
  const entryIds = await registerPhones(bridgeAddress, claimed);
  return journeys.map((journey, number) =>
    prepareJourney(journey, {
      number,
      person: people[number]!,
      entryId: entryIds[claimed.indexOf(people[number]!)],
    }),
  );
}

/** A worker that ended by itself is a violation; the others are judged with it back. */
async function reviveEnded({ workers }: Site): Promise<void> {
  for (const name of WORKERS) {
    const { program, serve, failedStarts } = workers[name];
    if (program.endedByItself > failedStarts) await serve();
  }
}

/** Waits until every run has ended, or for so long that none will. */
async function settle(reach: Reach, journeys: readonly ReadyJourney[]): Promise<void> {
  const giveUpAt = performance.now() + ENDED_TIMEOUT_MS;
  const open = new Set(
    journeys.flatMap(({ subject }) => subject.runs.map((run) => run.workflowId)),
  );
  while (open.size > 0 && performance.now() < giveUpAt) {
    await sleep(LOOK_EVERY_MS);
    await Promise.all(
      [...open].map(async (id) => {
        if ((await reach.status(id)) !== 'RUNNING') open.delete(id);
      }),
    );
  }
}
