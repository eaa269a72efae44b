// Proves that the runner brings a seed with faults, and a soak, to their end over real components, and finds what is spoilt behind the workers' backs.
import { expect, it } from 'vitest';
import { isComponentMissing } from '../test/component-missing.js';
import { readSides } from './aftermath/read-sides.js';
import { findViolations } from './invariants/all-invariants.js';
import { makePlan } from './plan/chaos-plan.js';
import { makeSoakPlan } from './plan/soak-plan.js';
import { runPlan } from './run-seed.js';
import { runSoak } from './soak/run-soak.js';
import { withChaosWorld, type ChaosWorld } from './world/chaos-world.js';
import { SEEDED } from './world/people.js';
import { withSite } from './world/site.js';

const SEED = 2;
/** Long enough for every kind of journey and one fault, and too short to judge what takes minutes. */
const SOAK_MS = 20_000;
/** Ten times what it takes on a machine that has nothing else to do. */
const TIMEOUT_MS = 800_000;

const isMissing = isComponentMissing('pulsar') || isComponentMissing('redis');

it.skipIf(isMissing)(
  `seed ${SEED} and a soak violate nothing, and a row that is lost afterwards is found`,
  async () => {
    const run = withChaosWorld(async (world) => ({
      seed: await runSeedAndSpoil(world),
      soak: await runSoak(world, makeSoakPlan(SEED, SOAK_MS), {
        signal: new AbortController().signal,
        say: () => undefined,
      }),
      keepLogs: false,
    }));
    const fault = { verdict: 'not judged' };
    expect(await run).toMatchObject({
      seed: {
        violations: [],
        afterwards: [{ invariant: 'both sides equal', where: `participant ${SEEDED}` }],
      },
      soak: {
        violations: [],
        kinds: { claim: { journeys: 16 }, entry: { journeys: 16 }, infraction: { journeys: 8 } },
        recovery: { faults: [fault] },
        memory: { slope: undefined },
      },
    });
  },
  TIMEOUT_MS,
);

async function runSeedAndSpoil(world: ChaosWorld): Promise<object> {
  return await withSite(world, `seed-${SEED}`, async (site) => {
    const aftermath = await runPlan(world, site, makePlan(SEED));
    const { db } = site.database;
    await db.deleteFrom('entry_cids').where('participant', '=', SEEDED).execute();
    await db.deleteFrom('entries').where('participant', '=', SEEDED).execute();
    const sides = await readSides(world, site);
    return {
      violations: findViolations(aftermath),
      afterwards: findViolations({ ...aftermath, sides }),
    };
  });
}
